"""What an administrator sets: defaults, what is refused, and that the refusal can be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.cooperation import Language
from bot.settings import VARIABLES, LogFormat, LogLevel, Settings, SettingsError, load

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRET = "correct horse battery staple"
MATRIX = {"DREIKLANG_MATRIX_HOMESERVER": "https://matrix.example.org", "DREIKLANG_MATRIX_USER": "@bot:example.org"}


TELEGRAM = {"DREIKLANG_TELEGRAM_TOKEN": "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11"}


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine's own settings, and a working directory without `.env`."""
    for name in os.environ:
        if name.upper().startswith("DREIKLANG_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def load_with(monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str]) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return load()


def complaints_about(monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as error:
        load_with(monkeypatch, variables)
    return str(error.value).splitlines()


def test_nothing_has_to_be_set() -> None:
    settings = load()

    assert settings.matrix is None
    assert settings.data_dir == Path("data")
    assert settings.database_url == "sqlite:///data/dreiklang.db"
    assert settings.catalogue is None
    assert settings.language is Language.GERMAN
    assert settings.timezone == ZoneInfo("Europe/Berlin")
    assert settings.log_format is LogFormat.TEXT
    assert settings.log_level is LogLevel.INFO


def test_everything_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    variables = {
        **MATRIX,
        "DREIKLANG_MATRIX_PASSWORD": SECRET,
        "DREIKLANG_MATRIX_ACCESS_TOKEN": "syt_token",
        "DREIKLANG_MATRIX_DEVICE_ID": "DEVICE",
        "DREIKLANG_MATRIX_DISPLAY_NAME": "Dreiklang in Ahlen",
        "DREIKLANG_MATRIX_ALLOWED_SERVERS": "example.org, example.com",
        "DREIKLANG_MATRIX_INVITERS": "@anna:example.org",
        **TELEGRAM,
        "DREIKLANG_TELEGRAM_API_URL": "http://localhost:8081",
        "DREIKLANG_TELEGRAM_WEBHOOK_URL": "https://bot.example.org/telegram",
        "DREIKLANG_TELEGRAM_WEBHOOK_SECRET": "a-secret_1",
        "DREIKLANG_TELEGRAM_WEBHOOK_LISTEN": "[::1]:9000",
        "DREIKLANG_PUBLIC_URL": "https://pages.example.org/",
        "DREIKLANG_PUBLIC_LISTEN": "[::1]:9001",
        "DREIKLANG_PUBLIC_PROXIES": "127.0.0.1, 10.0.0.0/8",
        "DREIKLANG_DATA_DIR": str(tmp_path / "elsewhere"),
        "DREIKLANG_DATABASE_URL": "sqlite:////var/lib/some.db",
        "DREIKLANG_CATALOGUE": str(tmp_path / "own.toml"),
        "DREIKLANG_LANGUAGE": "en",
        "DREIKLANG_TIMEZONE": "Europe/Lisbon",
        "DREIKLANG_LOG_FORMAT": "json",
        "DREIKLANG_LOG_LEVEL": "WARNING",
    }
    assert variables.keys() == VARIABLES.keys()
    (tmp_path / "own.toml").touch()

    settings = load_with(monkeypatch, variables)

    assert settings.matrix is not None
    assert settings.matrix.homeserver == "https://matrix.example.org"
    assert settings.matrix.user == "@bot:example.org"
    assert settings.matrix.password is not None
    assert settings.matrix.password.get_secret_value() == SECRET
    assert settings.matrix.access_token is not None
    assert settings.matrix.access_token.get_secret_value() == "syt_token"
    assert settings.matrix.device_id == "DEVICE"
    assert settings.matrix.inviting_servers == ("example.org", "example.com")
    assert settings.matrix.inviting_people == ("@anna:example.org",)
    assert settings.telegram is not None
    assert settings.telegram.token.get_secret_value() == TELEGRAM["DREIKLANG_TELEGRAM_TOKEN"]
    assert settings.telegram.api_url == "http://localhost:8081"
    assert settings.telegram.webhook_url == "https://bot.example.org/telegram"
    assert settings.telegram.webhook_secret is not None
    assert settings.telegram.webhook_secret.get_secret_value() == "a-secret_1"
    assert settings.telegram.listens_at == ("::1", 9000)
    assert settings.public is not None
    assert settings.public.url == "https://pages.example.org"
    assert settings.public.listens_at == ("::1", 9001)
    assert [str(one) for one in settings.public.believed] == ["127.0.0.1/32", "10.0.0.0/8"]
    assert settings.data_dir == tmp_path / "elsewhere"
    assert settings.database_url == "sqlite:////var/lib/some.db"
    assert settings.catalogue == tmp_path / "own.toml"
    assert settings.language is Language.ENGLISH
    assert settings.timezone == ZoneInfo("Europe/Lisbon")
    assert settings.log_format is LogFormat.JSON
    assert settings.log_level is LogLevel.WARNING


def test_the_database_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_with(monkeypatch, {"DREIKLANG_DATA_DIR": "/var/lib/dreiklang"})

    assert settings.database_url == "sqlite:////var/lib/dreiklang/dreiklang.db"


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_with(monkeypatch, dict.fromkeys(VARIABLES, "")) == load()


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DREIKLANG_LANGUAGE=en\nDREIKLANG_LOG_FORMAT=json\nANOTHER_PROGRAMS=1\n", encoding="utf-8")

    settings = load_with(monkeypatch, {"DREIKLANG_LOG_FORMAT": "text"})

    assert settings.language is Language.ENGLISH
    assert settings.log_format is LogFormat.TEXT


def test_file_and_environment_complete_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("".join(f"{name}={value}\n" for name, value in MATRIX.items()), encoding="utf-8")

    settings = load_with(monkeypatch, {"DREIKLANG_MATRIX_PASSWORD": SECRET})

    assert settings.matrix is not None
    assert settings.matrix.user == "@bot:example.org"
    assert settings.matrix.password is not None


def test_a_file_that_is_no_text_is_named() -> None:
    Path(".env").write_bytes(b"DREIKLANG_LANGUAGE=\xff\n")

    with pytest.raises(SettingsError, match=r"^\.env cannot be read"):
        load()


def test_the_password_is_not_needed_after_the_first_login(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_with(monkeypatch, MATRIX)

    assert settings.matrix is not None
    assert settings.matrix.password is None


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (["DREIKLANG_MATRIX_HOMESERVER"], ["DREIKLANG_MATRIX_USER"]),
        (["DREIKLANG_MATRIX_USER"], ["DREIKLANG_MATRIX_HOMESERVER"]),
        (["DREIKLANG_MATRIX_PASSWORD"], ["DREIKLANG_MATRIX_HOMESERVER", "DREIKLANG_MATRIX_USER"]),
    ],
)
def test_half_a_matrix_account_is_refused(
    monkeypatch: pytest.MonkeyPatch, given: list[str], missing: list[str]
) -> None:
    account = {**MATRIX, "DREIKLANG_MATRIX_PASSWORD": SECRET}

    complaints = complaints_about(monkeypatch, {name: account[name] for name in given})

    assert [complaint.split(" ", maxsplit=1)[0] for complaint in complaints] == missing
    assert all(" is missing: " in complaint for complaint in complaints)


@pytest.mark.parametrize("homeserver", ["https://matrix.example.org/", "http://localhost:8008", "https://[::1]:8448"])
def test_a_homeserver_is_a_web_address(monkeypatch: pytest.MonkeyPatch, homeserver: str) -> None:
    settings = load_with(monkeypatch, {**MATRIX, "DREIKLANG_MATRIX_HOMESERVER": homeserver})

    assert settings.matrix is not None
    assert settings.matrix.homeserver == homeserver.rstrip("/")


@pytest.mark.parametrize("user", ["dreiklang", "@dreiklang:example.org", "@dreiklang:localhost:8448", "@a/b=c:x.org"])
def test_a_matrix_user_is_given_with_or_without_its_server(monkeypatch: pytest.MonkeyPatch, user: str) -> None:
    settings = load_with(monkeypatch, {**MATRIX, "DREIKLANG_MATRIX_USER": user})

    assert settings.matrix is not None
    assert settings.matrix.user == user


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DREIKLANG_MATRIX_HOMESERVER", "matrix.example.org"),
        ("DREIKLANG_MATRIX_HOMESERVER", "ftp://matrix.example.org"),
        ("DREIKLANG_MATRIX_HOMESERVER", "https://"),
        ("DREIKLANG_MATRIX_HOMESERVER", "https://matrix.example.org:0"),
        ("DREIKLANG_MATRIX_HOMESERVER", "https://matrix.example.org:99999"),
        ("DREIKLANG_MATRIX_HOMESERVER", "https://matrix.example.org/_matrix/client"),
        ("DREIKLANG_MATRIX_HOMESERVER", "https://bot:password@matrix.example.org"),
        ("DREIKLANG_MATRIX_USER", "@dreiklang"),
        ("DREIKLANG_MATRIX_USER", "dreiklang:example.org"),
        ("DREIKLANG_MATRIX_USER", "the bot"),
        ("DREIKLANG_MATRIX_DEVICE_ID", "given without a token"),
        ("DREIKLANG_MATRIX_INVITERS", "anna"),
        ("DREIKLANG_TELEGRAM_TOKEN", "123456"),
        ("DREIKLANG_TELEGRAM_TOKEN", "bot 123456:ABC-DEF1234ghIkl"),
        ("DREIKLANG_TELEGRAM_API_URL", "api.telegram.org"),
        ("DREIKLANG_TELEGRAM_WEBHOOK_LISTEN", "8443"),
        ("DREIKLANG_TELEGRAM_WEBHOOK_LISTEN", "localhost:0"),
        ("DREIKLANG_TELEGRAM_WEBHOOK_SECRET", "given without a webhook"),
        ("DREIKLANG_DATA_DIR", __file__),
        ("DREIKLANG_DATABASE_URL", "dreiklang.db"),
        ("DREIKLANG_DATABASE_URL", "sqlite://"),
        ("DREIKLANG_DATABASE_URL", "sqlite:///:memory:"),
        ("DREIKLANG_DATABASE_URL", "sqlite://dreiklang.db/"),
        ("DREIKLANG_DATABASE_URL", "mysql://bot:password@localhost/dreiklang"),
        ("DREIKLANG_DATABASE_URL", "postgresql+psycopg2://bot:password@localhost/dreiklang"),
        ("DREIKLANG_DATABASE_URL", "postgresql://bot:password@localhost"),
        ("DREIKLANG_DATABASE_URL", "postgresql://bot:password@localhost:port/dreiklang"),
        ("DREIKLANG_LANGUAGE", "fr"),
        ("DREIKLANG_TIMEZONE", "Berlin"),
        ("DREIKLANG_TIMEZONE", "Europe"),
        ("DREIKLANG_TIMEZONE", "../../etc/passwd"),
        ("DREIKLANG_LOG_FORMAT", "xml"),
        ("DREIKLANG_LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_value_gets_one_line_that_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    complaints = complaints_about(monkeypatch, {**MATRIX, **TELEGRAM, name: value})

    assert complaints == [f"{name} should hold {VARIABLES[name]}."]


@pytest.mark.parametrize("secret", [{}, {"DREIKLANG_TELEGRAM_WEBHOOK_SECRET": "no blanks"}])
def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch, secret: dict[str, str]) -> None:
    webhook = {"DREIKLANG_TELEGRAM_WEBHOOK_URL": "https://bot.example.org/telegram"}
    (complaint,) = complaints_about(monkeypatch, {**TELEGRAM, **webhook, **secret})

    assert complaint.startswith("DREIKLANG_TELEGRAM_WEBHOOK_SECRET should hold a secret of letters")


def test_a_webhook_is_called_by_https(monkeypatch: pytest.MonkeyPatch) -> None:
    webhook = {"DREIKLANG_TELEGRAM_WEBHOOK_URL": "http://bot.example.org", "DREIKLANG_TELEGRAM_WEBHOOK_SECRET": "x"}
    complaints = complaints_about(monkeypatch, {**TELEGRAM, **webhook})

    assert complaints[0].startswith("DREIKLANG_TELEGRAM_WEBHOOK_URL should hold the https address")


def test_all_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    complaints = complaints_about(
        monkeypatch,
        {
            "DREIKLANG_MATRIX_USER": "the bot",
            "DREIKLANG_DATA_DIR": __file__,
            "DREIKLANG_LANGUAGE": "fr",
            "DREIKLANG_TIMEZNOE": "Europe/Berlin",
        },
    )

    assert sorted(complaint.split(" ", maxsplit=1)[0] for complaint in complaints) == [
        "DREIKLANG_DATA_DIR",
        "DREIKLANG_LANGUAGE",
        "DREIKLANG_MATRIX_HOMESERVER",
        "DREIKLANG_MATRIX_USER",
        "DREIKLANG_TIMEZNOE",
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("DREIKLANG_LANGAUGE", "DREIKLANG_LANGUAGE"),
        ("DREIKLANG_DATABASE", "DREIKLANG_DATABASE_URL"),
        ("DREIKLANG_TIME_ZONE", "DREIKLANG_TIMEZONE"),
        ("dreiklang_matrix_pasword", "DREIKLANG_MATRIX_PASSWORD"),
    ],
)
def test_an_unknown_variable_is_answered_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, typed: str, meant: str
) -> None:
    complaints = complaints_about(monkeypatch, {**MATRIX, typed: SECRET})

    assert complaints == [f"{typed} is no setting of Dreiklang. Perhaps {meant}?"]


def test_an_unknown_variable_in_the_file_is_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DREIKLANG_LOGFORMAT=json\n", encoding="utf-8")

    assert complaints_about(monkeypatch, {}) == [
        "DREIKLANG_LOGFORMAT is no setting of Dreiklang. Perhaps DREIKLANG_LOG_FORMAT?"
    ]


@pytest.mark.parametrize("value", ["secret", '{"user": "bot", "homeserver": "https://matrix.example.org"}'])
def test_a_group_of_variables_is_no_variable(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    (complaint,) = complaints_about(monkeypatch, {"DREIKLANG_MATRIX": value})

    assert complaint.startswith("DREIKLANG_MATRIX is no setting of Dreiklang.")


def test_variables_of_the_test_suite_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_with(monkeypatch, {"DREIKLANG_TEST_SYNAPSE": "python"}) == Settings()


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgresql://localhost/dreiklang", "postgresql+psycopg://localhost/dreiklang"),
        ("postgresql:///dreiklang", "postgresql+psycopg:///dreiklang"),
        ("postgresql+psycopg://localhost/dreiklang", "postgresql+psycopg://localhost/dreiklang"),
        (
            "postgresql://bot:p%40ss@db.example.org:5433/dreiklang?sslmode=require",
            "postgresql+psycopg://bot:p%40ss@db.example.org:5433/dreiklang?sslmode=require",
        ),
    ],
)
def test_postgresql_is_spoken_to_by_psycopg_3(monkeypatch: pytest.MonkeyPatch, given: str, used: str) -> None:
    assert load_with(monkeypatch, {"DREIKLANG_DATABASE_URL": given}).database_url == used


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    database = f"postgresql://bot:{SECRET}@localhost/dreiklang"
    account = {**MATRIX, **TELEGRAM, "DREIKLANG_MATRIX_PASSWORD": SECRET}

    settings = load_with(monkeypatch, {**account, "DREIKLANG_DATABASE_URL": database})
    assert SECRET not in repr(settings)
    assert "ABC-DEF" not in repr(settings)

    wrong = {"DREIKLANG_DATABASE_URL": f"mysql://bot:{SECRET}@localhost/dreiklang", "DREIKLANG_MATRIX_USER": SECRET}
    with pytest.raises(SettingsError) as error:
        load_with(monkeypatch, {**account, **wrong})
    assert SECRET not in str(error.value)
    assert error.value.__suppress_context__
    assert SECRET not in str(error.value.__context__)
