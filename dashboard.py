"""The dashboard: how it is served. What a visit shows begins in pages/navigation.py."""

import base64
import gc
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import charts  # noqa: F401  heavy, like the reports: imported before anybody waits for them
import reports  # noqa: F401

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@asynccontextmanager
async def ready(_: st.App) -> AsyncIterator[None]:
    """Streamlit collects garbage after every run; what is loaded for good need not be looked through each time."""
    gc.collect()
    gc.freeze()
    yield


def content_policy(page: str) -> str:
    """What the browser may fetch and run: what comes from here, and of scripts within the page only those that it came with.

    Styles within the page stay allowed: the charts are drawn with them.
    """
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE_SCRIPT.findall(page)]
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(["script-src 'self'", *(f"'sha256-{digest}'" for digest in digests)]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "frame-src 'none'",
        )
    )


HEADERS = {
    "Content-Security-Policy": content_policy((Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Guarded:
    """Puts the headers on every answer, whatever answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


app = st.App("pages/navigation.py", lifespan=ready, middleware=[Middleware(Guarded)])
