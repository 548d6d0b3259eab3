"""A mail as the bytes that go over the wire: the same bytes each time they are made of the same letter."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from bot.mail.account import MailAccount
from handlers.letters import Mail
from handlers.telling import SWEDEN

TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
OTHER = ("application", "octet-stream")


def made(mail: Mail, account: MailAccount, bodies: list[bytes]) -> bytes:
    """`bodies`: the files, in the order of the mail's attachments.

    Everything is seven bits wide, so that no server has to alter what a checksum was made of.
    """
    message = EmailMessage(SMTP)
    message["From"] = account.sender_line
    message["To"] = Address(mail.name, addr_spec=ascii_address(mail.to))
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = format_datetime(mail.at.astimezone(SWEDEN))
    message["Message-ID"] = _id(mail.key, account)
    if mail.follows:
        message["In-Reply-To"] = message["References"] = _id(mail.follows, account)
    if mail.reply_to:
        message["Reply-To"] = ascii_address(mail.reply_to)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence has to be told us
    message["X-Auto-Response-Suppress"] = "All"  # the same, to Exchange
    message["Content-Language"] = "sv"
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    for file, body in zip(mail.attachments, bodies, strict=True):
        maintype, subtype = TYPES.get(file.name.rpartition(".")[2].lower(), OTHER)
        message.add_attachment(body, maintype=maintype, subtype=subtype, filename=file.name)
    if message.is_multipart():
        message.set_boundary(f"=_{sha256(mail.key.encode()).hexdigest()[:32]}")
    return message.as_bytes()


def ascii_address(address: str) -> str:
    """With the domain as mail servers know it; UnicodeError where the address has no such form."""
    local, _, domain = address.rpartition("@")
    local.encode("ascii")
    return f"{local}@{domain.encode('idna').decode()}"


def _id(key: str, account: MailAccount) -> str:
    return f"<{key}@{account.sender.rpartition('@')[2]}>"
