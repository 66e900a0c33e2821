"""Questions to the network, put to a real server on loopback that answers, delays, redirects, fails and lies."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from imprint.cli import cli
from imprint.cli.statuses import FINDINGS, FINE
from imprint.online import door as door_module
from imprint.online.answers import Answer, Kind, Question, State, fresh, lock, unlock
from imprint.online.asking import Services, consult
from imprint.online.door import Door, Manners, public
from imprint.online.likeness import alike

FOOTNOTE = {"DOI": "10.1000/footnote", "title": "The Footnote: A Curious History", "author": [{"family": "Grafton"}], "issued": {"date-parts": [[1997]]}}
WATT = {"DOI": "10.1000/WATT", "title": ["The Consequences of Literacy"], "author": [{"family": "Goody"}], "issued": {"date-parts": [[1963]]}}


class Server(ThreadingHTTPServer):
    """A host whose every path does what its name says; it keeps what it was asked."""

    daemon_threads = True
    asked: list[tuple[str, str, str, float]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def paths(self) -> list[str]:
        return [path for _, path, _, _ in self.asked]


class Host(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"], time.monotonic()))
        path = unquote(urlsplit(self.path).path)
        times = sum(one == self.path for one in self.server.paths())
        match path.rsplit("/", 1)[-1]:
            case "footnote":
                self.say(200, json.dumps(FOOTNOTE))
            case "moved":
                self.say(302, "", location="/doi/10.1000/footnote")
            case "unregistered" | "html":
                known = path.endswith("html")
                handles = "/api/handles/" in path
                self.say(200, json.dumps({"responseCode": 1 if known else 100})) if handles else self.say(200 if known else 404, "<html>")
            case "works":
                self.say(200, json.dumps({"message": {"items": [FOOTNOTE, "odd", WATT]}}))
            case "page":
                self.say(200, "a page")
            case "no-head":
                self.say(405 if self.command == "HEAD" else 200, "a page")
            case "gone":
                self.say(410, "")
            case "forbidden":
                self.say(403, "")
            case "slow":
                time.sleep(1.2)
                self.say(200, "late")
            case "dribble":
                self.dribble()
            case "fails":
                self.say(503, "")
            case "second-try":
                self.say(503 if times == 1 else 200, "a page")
            case "loop":
                self.say(301, "", location="/loop")
            case "away":
                self.say(302, "", location=f"http://127.0.0.2:{self.server.server_address[1]}/secret")
            case "file":
                self.say(302, "", location="file:///etc/passwd")
            case "lies":
                self.say(200, '{"title": [{"not": "a title"}], "author": "nobody", "issued": [')
            case "breaks":
                self.connection.close()
            case "endless":
                self.say(200, "x" * 3_000_000)
            case _:
                self.say(404, "")

    def say(self, status: int, text: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    def dribble(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(600):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def handle(self) -> None:
        try:
            super().handle()
        except (OSError, ValueError):  # the asker hung up
            self.close_connection = True


@pytest.fixture
def server() -> Iterator[Server]:
    host = Server(("127.0.0.1", 0), Host)
    host.asked = []
    thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield host
    host.shutdown()
    thread.join()
    host.server_close()


MANNERS = Manners("imprint/test (mailto:editors@orrery.example)", seconds=30, pause=0, again=0.01, private=True)
HASTY = replace(MANNERS, seconds=0.5)  # for a host that does not answer; all others may take their time on a busy machine
TODAY = "2026-01-10"


def answer(server: Server, kind: Kind, about: str, manners: Manners = MANNERS) -> Answer:
    services = Services(f"{server.url}/doi", f"{server.url}/works")
    question = Question(kind, about)
    return consult([question], {}, Door(manners), services, TODAY)[question]


# ---------------------------------------------------------------- DOIs


def test_a_doi_is_found_with_what_it_names(server: Server) -> None:
    for doi in ("10.1000/footnote", "10.1000/moved"):
        assert answer(server, Kind.DOI, doi) == Answer(State.FOUND, TODAY, "", "10.1000/footnote", "The Footnote: A Curious History", "Grafton", 1997)


def test_not_registered_is_not_the_same_as_not_answered(server: Server) -> None:
    assert answer(server, Kind.DOI, "10.1000/unregistered") == Answer(State.NOT_FOUND, TODAY, "it is not registered")
    assert answer(server, Kind.DOI, "10.1000/html").state is State.FOUND, "an agency may say nothing but that it is there"
    assert answer(server, Kind.DOI, "10.1000/fails") == Answer(State.UNKNOWN, TODAY, "the host says 503")
    assert answer(server, Kind.DOI, "10.1000/lies").state is State.UNKNOWN
    assert answer(server, Kind.DOI, "10.1000/slow", HASTY).state is State.UNKNOWN


def test_a_work_without_doi_is_known_only_by_title_author_and_year(server: Server) -> None:
    assert answer(server, Kind.WORK, "The Consequences of Literacy\nGoody\n1963").doi == "10.1000/watt"
    for words in ("The Consequences of Literacy\nGoody\n1975", "The Consequences of Literacy\nOng\n1963", "Another Title Altogether\nGoody\n1963"):
        assert answer(server, Kind.WORK, words).state is State.NOT_FOUND


# ---------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("page", State.FOUND, ""),
        ("no-head", State.FOUND, ""),
        ("second-try", State.FOUND, ""),
        ("endless", State.FOUND, ""),
        ("nothing-here", State.NOT_FOUND, "the host says 404"),
        ("gone", State.NOT_FOUND, "the host says 410"),
        ("forbidden", State.UNKNOWN, "the host refuses programs (403)"),
        ("fails", State.UNKNOWN, "the host says 503"),
        ("slow", State.UNKNOWN, "no answer in time"),
        ("breaks", State.UNKNOWN, "the connection broke"),
        ("loop", State.UNKNOWN, "it leads on more than 6 times"),
        ("file", State.NOT_FOUND, "this is no web address"),
    ],
)
def test_an_address(server: Server, path: str, state: State, why: str) -> None:
    manners = HASTY if path == "slow" else MANNERS
    assert answer(server, Kind.URL, f"{server.url}/{path}", manners) == Answer(state, TODAY, why)


def test_a_host_that_dribbles_is_left(server: Server) -> None:
    reply = Door(Manners("imprint", seconds=0.3, pause=0, tries=1, private=True)).ask(f"{server.url}/dribble")  # it would for a minute
    assert reply.failure == "no answer in time" and not reply.body


def test_a_body_is_read_up_to_the_limit(server: Server) -> None:
    reply = Door(Manners("imprint", seconds=5, bytes=1000, private=True)).ask(f"{server.url}/endless")
    assert len(reply.body) == 1000


@pytest.mark.parametrize("address", ["ftp://orrery.example/", "http://", "http://[::1", "http://a..b/", "http://no-such-host.invalid/x", "http://\ud800/"])
def test_addresses_that_cannot_be_asked(address: str) -> None:
    reply = Door(Manners("imprint", tries=1)).ask(address)
    assert reply.status == 0 and reply.failure


# ---------------------------------------------------------------- private networks


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "nonsense"],
)  # fmt: skip
def test_private_addresses_are_not_public(address: str) -> None:
    assert not public(address)


def test_public_addresses() -> None:
    assert public("93.184.216.34") and public("2606:4700::1111")


def test_a_private_host_is_not_asked(server: Server) -> None:
    said = answer(server, Kind.URL, f"{server.url}/page", Manners("imprint"))
    assert said == Answer(State.UNKNOWN, TODAY, "it leads to a private network and is not asked") and not server.asked


def test_nor_one_to_which_a_public_host_leads_on(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door_module, "public", lambda address: address == "127.0.0.1")
    reply = Door(Manners("imprint", pause=0)).ask(f"{server.url}/away")
    assert reply.failure == "it leads to a private network and is not asked" and server.paths() == ["/away"]


def test_a_name_with_one_private_address_is_not_asked(server: Server) -> None:
    door = Door(Manners("imprint"), resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])
    assert "private network" in door.ask("http://orrery.example/").failure


# ---------------------------------------------------------------- manners


def test_a_host_is_asked_with_a_name_and_with_pauses(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(door_module.time, "sleep", slept.append)
    door = Door(Manners("imprint/9 (mailto:a@b.example)", pause=100, private=True))
    for _ in range(3):
        door.ask(f"{server.url}/page")
    assert len([pause for pause in slept if 50 < pause <= 100]) == 2
    assert {agent for _, _, agent, _ in server.asked} == {"imprint/9 (mailto:a@b.example)"}


def test_each_question_is_asked_once_and_remembered(server: Server) -> None:
    services = Services(f"{server.url}/doi", f"{server.url}/works")
    question = Question(Kind.DOI, "10.1000/footnote")
    first = consult([question, question], {}, Door(MANNERS), services, TODAY)
    again = consult([question], first, Door(MANNERS), services, "2026-02-01")
    assert again == first and len(server.asked) == 1
    later = consult([question], first, Door(MANNERS), services, "2027-01-01")
    assert later[question].asked == "2027-01-01" and len(server.asked) == 2


def test_an_old_answer_is_better_than_none(server: Server) -> None:
    question = Question(Kind.URL, f"{server.url}/fails")
    known = {question: Answer(State.FOUND, "2024-01-01")}
    assert consult([question], known, Door(MANNERS), Services(), TODAY) == known


# ---------------------------------------------------------------- lock files

ANSWERS = st.dictionaries(
    st.builds(Question, st.sampled_from(list(Kind)), st.text(max_size=9)),
    st.builds(Answer, st.sampled_from(list(State)), st.just(TODAY), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.integers(0, 2100)),
    max_size=5,
)


@given(ANSWERS)
def test_a_lock_file_keeps_what_is_known(answers: dict[Question, Answer]) -> None:
    data = lock(answers, reversed(list(answers)))
    assert unlock(data) == {one: said for one, said in answers.items() if said.state is not State.UNKNOWN}
    assert lock(unlock(data), unlock(data)) == data


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"version": 1, "answers": [1, {}, {"kind": "x", "about": 1, "state": "found"}]}', b"\xff"])
def test_what_is_no_lock_file_is_passed_over(data: bytes) -> None:
    assert unlock(data) == {}


def test_answers_grow_old() -> None:
    assert fresh(Answer(State.FOUND, "2025-12-01"), TODAY) and not fresh(Answer(State.FOUND, "2025-01-01"), TODAY)
    assert not fresh(Answer(State.NOT_FOUND, "2026-01-01"), TODAY) and not fresh(Answer(State.FOUND, "never"), TODAY)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Footnote", "The footnote: A curious history", True),
        ("Erdős und Gauß", "Erdos und Gauss", True),
        ("On <i>Growth</i> and Form", "On Growth and Form", True),
        ("The Footnote", "The Headnote", False),
        ("Machine Learning", "Deep Learning for Everyone", False),
        ("", "The Footnote", False),
    ],
)
def test_titles_are_compared_as_people_do(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


# ---------------------------------------------------------------- the command

BIB = """@book{right, author = {Grafton, Anthony}, title = {The Footnote}, publisher = {Harvard}, date = {1997}, doi = {10.1000/footnote}}
@book{wrong, author = {Johns, Adrian}, title = {The Nature of the Book}, publisher = {Chicago}, date = {1998}, doi = {10.1000/footnote}}
@online{dead, title = {A Page}, url = {URL/nothing-here}, urldate = {2025-05-18}, date = {2025}}
@online{slow, title = {A Slow Page}, url = {URL/forbidden}, urldate = {2025-05-18}, date = {2025}}
@article{goody, author = {Goody, Jack and Watt, Ian}, title = {The Consequences of Literacy}, journaltitle = {CSSH}, date = {1963}}
"""
PAPER = "---\ntitle: Slow Wheels\nauthor: Ada Example\n---\n\nMany [@right; @wrong; @dead; @slow; @goody].\n"


@pytest.fixture
def folder(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, value in (("DOI_URL", f"{server.url}/doi"), ("WORKS_URL", f"{server.url}/works"), ("ONLINE_PRIVATE", "1"), ("ONLINE_SECONDS", "2")):
        monkeypatch.setenv(f"IMPRINT_{name}", value)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1768003200")
    (tmp_path / "paper.md").write_text(PAPER)
    (tmp_path / "refs.bib").write_text(BIB.replace("URL", server.url))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def said(result: Result) -> list[tuple[str, int]]:
    rules = ("doi-names-another-work", "doi-not-registered", "dead-link", "doi-known-elsewhere", "not-answered")
    return [(one["rule"], one["line"]) for one in json.loads(result.stdout) if one["rule"] in rules]


def test_nothing_is_asked_without_request(server: Server, folder: Path) -> None:
    run("check", "paper.md")
    run("build", "paper.md", "--to", "html", "--out", "made")
    assert not server.asked


def test_online_says_what_is_wrong_and_what_is_not_known(server: Server, folder: Path) -> None:
    result = run("check", "paper.md", "--online", "--output-format", "json")
    assert result.exit_code == FINDINGS
    assert said(result) == [("doi-names-another-work", 2), ("dead-link", 3), ("not-answered", 4), ("doi-known-elsewhere", 5)]
    assert "4 questions to the network, 1 without an answer" in result.stderr


def test_the_lock_file_speaks_without_the_network(server: Server, folder: Path) -> None:
    first = run("check", "paper.md", "--online", "--output-format", "json")
    written = (folder / "paper.md.lock.json").read_bytes()
    server.asked.clear()
    offline = said(run("check", "paper.md", "--output-format", "json"))
    assert offline == [one for one in said(first) if one[0] != "not-answered"] and not server.asked
    again = run("check", "paper.md", "--online", "--output-format", "json")
    assert again.stdout == first.stdout and (folder / "paper.md.lock.json").read_bytes() == written
    assert {path for path in server.paths()} == {"/forbidden"}, "only what was not answered is asked again"


def test_findings_of_the_network_can_be_set_aside_and_mended(server: Server, folder: Path) -> None:
    text = (folder / "refs.bib").read_text().replace("@book{wrong", "% imprint: allow doi-names-another-work: the catalogue errs\n@book{wrong")
    (folder / "refs.bib").write_text(text)
    result = run("check", "paper.md", "--online", "--output-format", "json")
    assert ("doi-names-another-work", 3) not in said(result)
    run("check", "paper.md", "--fix", "--unsafe-fixes")
    assert "@article{goody, doi = {10.1000/watt}, author" in (folder / "refs.bib").read_text()
    assert not [rule for rule, _ in said(run("check", "paper.md", "--output-format", "json")) if rule == "doi-known-elsewhere"]


def test_a_library_alone(server: Server, folder: Path) -> None:
    result = run("check", "refs.bib", "--online", "--output-format", "json")
    assert ("dead-link", 3) in said(result) and (folder / "refs.bib.lock.json").exists()


def test_a_sound_work_is_silent(server: Server, folder: Path) -> None:
    (folder / "paper.md").write_text(PAPER.replace("; @wrong; @dead; @slow; @goody", ""))
    assert run("check", "paper.md", "--online").exit_code == FINE
