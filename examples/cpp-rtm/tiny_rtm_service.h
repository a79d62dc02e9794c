// A small client of the messaging service: it stands where your SDK will stand.
#pragma once

#include <memory>
#include <string>

#include "agora_rtm.h"
#include "service_double.h"
#include "virtual_clock.h"

// Behaviours that can be broken on purpose, one at a time.
inline const char* const knownFaults = "interrupts-after-5-s, interruption-with-login-failure";
bool isKnownFault(const std::string& fault);

std::unique_ptr<agora::rtm::IRtmService> createTinyRtmService(agora::rtm::IRtmServiceEventHandler& handler,
                                                              ServiceDouble& service, Link& link, VirtualClock& clock,
                                                              const std::string& fault);
