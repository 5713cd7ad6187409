"""A communiqué of our own: invented names, in the shape of the published ones."""

TALKS = """Viet Nam and Poland talk about police cooperation
Hanoi, 16 January 2026 - Deputy Minister of Public Security Major General Nguyen Thanh Phong received Commander Zbigniew Karbowiak, Deputy Commander of the National Police of Poland, in Hanoi on January 16, 2026.
Overview of the meeting. |
At the talks, the two sides agreed to increase the exchange of delegations at all levels and to share information on transnational crime.
Commander Zbigniew Karbowiak proposed that the two sides accelerate the negotiation and signing of an agreement on the transfer of sentenced persons.
The two sides also pledged to organise training courses for police officers of both countries.
"""
"""Talks of one day in Hanoi, with one agreement under negotiation."""
