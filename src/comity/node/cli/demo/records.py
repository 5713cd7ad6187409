"""The invented records of the country that is asked; apart, since only one node of the demonstration needs them."""

from comity.node.holdings.imports import import_records
from comity.node.staff import queries
from comity.partner.walk import cast


def fill_holdings(seed: int) -> None:
    """The invented records of the country that is asked, the subject among them."""
    owner = queries.colleagues("administrator")[0]
    import_records(
        owner, cast.holdings(seed, cast.RECORDS), owner="contact-point", purpose="criminal records"
    )
