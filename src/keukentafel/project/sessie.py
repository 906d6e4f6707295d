"""What a session holds is kept encrypted: codes of questions stand in it, and its table has no wall."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.signing import JSONSerializer


class VersleuteldeSessie(JSONSerializer):
    """Session data as JSON, encrypted with a key from the installation's secret (KEUKENTAFEL_GEHEIM)."""

    @staticmethod
    def _sleutel() -> Fernet:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"sessie:{settings.SECRET_KEY}".encode()).digest()))

    def dumps(self, obj: Any) -> bytes:
        """Return the encrypted bytes of what a session holds."""
        return self._sleutel().encrypt(super().dumps(obj))

    def loads(self, data: bytes) -> Any:
        """Return what a session held; an empty session when the key of the installation changed."""
        try:
            return super().loads(self._sleutel().decrypt(data))
        except InvalidToken:
            return {}
