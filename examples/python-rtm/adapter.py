"""Lets the kit drive a messaging client that is written in Python. Put your SDK where `RtmClient` stands."""

import argparse

from protocol import serve
from rtm_client import FAULTS, RtmClient
from rtm_service import Link, Service
from virtual_clock import VirtualClock

DESCRIPTION = {
    "name": "python-rtm",
    "version": "1.0.0",
    "profiles": ["rtm-1"],
    "clock": "virtual",
    "observes": ["userOnline", "userOffline", "userAttributesSet"],
    "simulates": ["presence", "resend", "token", "kick", "ban", "channel"],
    "cannot": {
        "processKilled": "the client lives in the process of the adapter",
        "processRestarted": "the client lives in the process of the adapter",
        "serviceUnresponsive": "the double of the service always answers",
        "serviceRestored": "the double of the service always answers",
    },
}

parser = argparse.ArgumentParser(description="An adapter of agora-conformance.")
parser.add_argument("--fault", choices=FAULTS, help="break one documented behaviour, to see it caught")
fault = parser.parse_args().fault


def open_world(clock, observe):
    service = Service(clock, observe)

    def open_client(user_id, report):
        """What each call and happening does to one client. What has no handler stands in `cannot`."""
        link = Link(clock)
        sdk = RtmClient(user_id, service, link, clock, report, fault)
        return {
            "login": lambda credential="valid": sdk.login(service.issue_token(user_id, credential)),
            "logout": sdk.logout,
            "joinChannel": lambda channel="c1": sdk.join(channel),
            "leaveChannel": lambda channel="c1": sdk.leave(channel),
            "sendPeerMessage": lambda to="uid2", text="": sdk.send_to_peer(to, text),
            "sendChannelMessage": lambda channel="c1", text="": sdk.send_to_channel(channel, text),
            "setLocalUserAttributes": lambda attributes=None: sdk.set_attributes(attributes or {}),
            "renewToken": lambda credential="valid": sdk.renew_token(service.issue_token(user_id, credential)),
            # To RTM any loss of the network is a whole one.
            "networkLost": lambda direction="both", manner="silent": link.set(False),
            "networkRestored": lambda: link.set(True),
            "tokenExpired": lambda: service.expire_tokens(user_id),
            "loggedInElsewhere": lambda: service.end(user_id, 8),
            "bannedByServer": lambda: service.end(user_id, 7),
        }

    return open_client


serve(DESCRIPTION, VirtualClock, open_world)
