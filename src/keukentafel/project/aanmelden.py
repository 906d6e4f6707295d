"""The sign-in adapter of allauth: accounts are made by beheer, and every account signs in by the same door."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class Aanmeldadapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closed for sign-up: a role and a municipality belong to an account, so somebody must give them."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Return False: nobody makes an account by themselves."""
        return False
