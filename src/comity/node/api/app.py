"""The API of this node, version 1: its routers, its description (OpenAPI), its table of errors.

Each router stands behind the act that lets an officer read it; each verb asks for its own act beside that.
"""

from typing import Annotated

from django.http import HttpRequest
from ninja import NinjaAPI, Schema
from pydantic import StringConstraints

from comity.node.api import auth, errors
from comity.node.api.cases import router as cases
from comity.node.api.following import router as following
from comity.node.api.inputs import Input, StrictJson
from comity.node.api.law import router as law
from comity.node.api.log import router as log
from comity.node.api.looks import router as looks
from comity.node.api.officers import accounts, own, tasks
from comity.node.api.register import router as register
from comity.node.api.reviews import router as reviews
from comity.node.api.types import router as types
from comity.node.api.verbs import router as verbs

ABOUT = """One country's node for international police and judicial cooperation.

What goes wrong is answered with a sentence in the language of `Accept-Language`, a code for programs, a reference
number, and a sentence for each field: 401 nobody is signed in; 403 not for this officer; 404 what the address or the
body names (a case, a request type, a partner) is not there; 409 the law, a rule or a colleague's change says no;
410 forgotten; 413 too large; 422 what was sent cannot be taken; 429 tried too often; 507 the node's
disk is full.

Lists that grow come in pieces: `rows`, and `next`, which is the `cursor` of the piece after, empty at the end.
"""
api = NinjaAPI(
    title="Comity",
    version="1",
    description=ABOUT,
    parser=StrictJson(),
    docs_url=None,
)
errors.register(api)
Typed = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class SignIn(Input):
    """Name, password and the current code."""

    username: Typed
    password: Typed
    code: Typed


class Token(Schema):
    """Good for the working day."""

    token: str


@api.post(
    "/sign-in",
    auth=None,
    response={200: Token, 403: errors.Problem, 422: errors.Problem, 429: errors.Problem},
    operation_id="sign_in",
)
def sign_in(request: HttpRequest, said: SignIn) -> Token:
    """Sign in with password and code; the answer is the token for the Authorization header."""
    return Token(token=auth.sign_in(request, said.username, said.password, said.code))


api.add_router("/types", types, auth=auth.Bearer("casework.types"), tags=["request types"])
api.add_router("/cases", cases, auth=auth.Bearer("casework.read"), tags=["cases"])
api.add_router("/cases", following, auth=auth.Bearer("casework.read"), tags=["cases"])
api.add_router("/cases", verbs, auth=auth.Bearer("casework.read"), tags=["verbs"])
api.add_router("/cases", looks, auth=auth.Bearer("casework.read"), tags=["people"])
api.add_router("/register", register, auth=auth.Bearer("register.read"), tags=["register"])
api.add_router("/register", reviews, auth=auth.Bearer("register.read"), tags=["communiqués"])
api.add_router("/law", law, auth=auth.Bearer("register.read"), tags=["law"])
api.add_router("/tasks", tasks, auth=auth.Bearer("staff.close_task"), tags=["tasks"])
api.add_router("/officers", accounts, auth=auth.Bearer("staff.read_officers"), tags=["officers"])
api.add_router("/account", own, auth=auth.Bearer("staff.change_password"), tags=["officers"])
api.add_router("/log", log, auth=auth.Bearer("audit.read"), tags=["log"])
