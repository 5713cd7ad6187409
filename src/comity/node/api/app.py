"""The API of this node, version 1: its routers, its description (OpenAPI), its table of errors."""

from django.http import HttpRequest
from ninja import NinjaAPI, Schema

from comity.node.api import auth, errors
from comity.node.api.cases import router as cases
from comity.node.api.log import router as log
from comity.node.api.register import router as register
from comity.node.api.types import router as types

api = NinjaAPI(
    title="Comity",
    version="1",
    description="One country's node for international police and judicial cooperation.",
    auth=auth.Bearer(),
    docs_url=None,
)
errors.register(api)


class SignIn(Schema):
    """Name, password and the current code."""

    username: str
    password: str
    code: str


class Token(Schema):
    """Good for the working day."""

    token: str


@api.post("/sign-in", auth=None, response={200: Token, **errors.PROBLEMS}, operation_id="sign_in")
def sign_in(request: HttpRequest, said: SignIn) -> Token:
    """Sign in with password and code; the answer is the token for the Authorization header."""
    return Token(token=auth.sign_in(request, said.username, said.password, said.code))


api.add_router("/types", types, tags=["request types"])
api.add_router("/cases", cases, tags=["cases"])
api.add_router("/register", register, tags=["register"])
api.add_router("/log", log, tags=["log"])
