"""The only door to the network: one polite request at a time to each host, with limits on time, size and hops.

Addresses that an author wrote are asked only where they lead to the public internet: the host's name is resolved here,
every address it has must be public, and the connection goes to the address that was judged.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx

RETRIED = frozenset((429, 500, 502, 503, 504))
MOVED = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: who asks, seconds to wait for an answer, between two requests to a host, and before another try."""

    agent: str
    seconds: float = 15
    pause: float = 0.5
    again: float = 2
    tries: int = 3
    hops: int = 6
    bytes: int = 1_000_000
    private: bool = False  # whether hosts that are not public may be asked: for resolvers of one's own, and tests


@dataclass(frozen=True, slots=True)
class Reply:
    """A host's last word: its status and body, where it was given; or, with status 0, why there is none."""

    status: int
    address: str
    body: bytes = b""
    failure: str = ""


class Refused(Exception):
    """An address that is not asked."""


@dataclass(slots=True)
class Door:
    """Requests with manners; safe to use from several threads."""

    manners: Manners
    resolve: Callable[[str, int], list[str]] = field(default=lambda host, port: addresses(host, port))
    _hosts: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    _last: dict[str, float] = field(default_factory=dict)

    def ask(self, address: str, accept: str = "*/*", method: str = "GET") -> Reply:
        """Ask, and follow where it leads; what hinders is a reply with status 0, never an exception."""
        reply = Reply(0, address, failure="not asked")
        for attempt in range(self.manners.tries):
            if attempt:
                time.sleep(self.manners.again * 2 ** (attempt - 1))
            reply = self._followed(address, accept, method)
            if reply.status not in RETRIED and reply.failure not in ("no answer in time", "the connection broke"):
                return reply
        return reply

    def _followed(self, address: str, accept: str, method: str) -> Reply:
        for _ in range(self.manners.hops):
            try:
                status, body, onward = self._once(address, accept, method)
            except Refused as fault:
                return Reply(0, address, failure=str(fault))
            except httpx.TimeoutException:
                return Reply(0, address, failure="no answer in time")
            except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError, ValueError):
                return Reply(0, address, failure="this is no web address")
            except httpx.HTTPError as fault:
                tls = "certificate" in str(fault).lower() or "ssl" in str(fault).lower()
                return Reply(0, address, failure="its certificate is not valid" if tls else "the connection broke")
            if status not in MOVED or not onward:
                return Reply(status, address, body)
            address = urljoin(address, onward)
        return Reply(0, address, failure=f"it leads on more than {self.manners.hops} times")

    def _once(self, address: str, accept: str, method: str) -> tuple[int, bytes, str]:
        """One request to the address that was judged: status, body up to the limit, and where it leads on."""
        url = httpx.URL(address)
        if url.scheme not in ("http", "https") or not url.host:
            raise Refused("this is no web address")
        port = url.port or (443 if url.scheme == "https" else 80)
        target = self._judged(url.host, port)
        headers = {"User-Agent": self.manners.agent, "Accept": accept, "Host": url.netloc.decode("ascii")}
        extensions = {"sni_hostname": url.raw_host.decode("ascii")}
        with self._hosts[url.host]:
            self._wait(url.host)
            with httpx.Client(timeout=self.manners.seconds, trust_env=False) as client:
                deadline = time.monotonic() + self.manners.seconds
                request = client.build_request(method, url.copy_with(host=target), headers=headers, extensions=extensions)
                reply = client.send(request, stream=True)
                try:
                    return reply.status_code, self._body(reply, deadline), reply.headers.get("location", "")
                finally:
                    reply.close()

    def _body(self, reply: httpx.Response, deadline: float) -> bytes:
        """The body up to the limit of size; a host that dribbles is cut off at the deadline."""
        body = b""
        for piece in reply.iter_bytes():
            body += piece
            if len(body) > self.manners.bytes:
                return body[: self.manners.bytes]
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("too slow")
        return body

    def _wait(self, host: str) -> None:
        pause = self._last.get(host, -self.manners.pause) + self.manners.pause - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._last[host] = time.monotonic()

    def _judged(self, host: str, port: int) -> str:
        """The address to connect to."""
        found = self.resolve(host, port)
        if not found:
            raise Refused("there is no such host")
        if not self.manners.private and not all(public(one) for one in found):
            raise Refused("it leads to a private network and is not asked")
        return found[0]


def addresses(host: str, port: int) -> list[str]:
    """The IP addresses of a host, [] where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        return []
    return [str(one[4][0]) for one in found]


def public(address: str) -> bool:
    """Whether an IP address is of the public internet; addresses that wrap another are judged by it."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return public(str(inner))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast
