"""Serve the invented desk: python -m tests.desk.harness.serve PORT."""

import os
import sys

import waitress
from django.core.wsgi import get_wsgi_application


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.desk.harness.settings"
    waitress.serve(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=4)


if __name__ == "__main__":
    main()
