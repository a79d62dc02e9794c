#include "json.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr int mostLevels = 200;

class Reader {
 public:
  explicit Reader(const std::string& text) : text_(text) {}

  Json readAll() {
    Json value = readValue(0);
    skipSpace();
    if (at_ != text_.size()) fail();
    return value;
  }

 private:
  Json readValue(int level) {
    if (level > mostLevels) throw JsonError("The JSON is nested too deeply.");
    skipSpace();
    const char next = peek();
    if (next == '{') return readObject(level);
    if (next == '[') return readArray(level);
    if (next == '"') return readString();
    if (next == 't') return readWord("true", true);
    if (next == 'f') return readWord("false", false);
    if (next == 'n') return readWord("null", Json());
    return readNumber();
  }

  Json readObject(int level) {
    Json::Object members;
    ++at_;
    skipSpace();
    if (take('}')) return members;
    do {
      skipSpace();
      std::string name = readString();
      skipSpace();
      if (!take(':')) fail();
      members.emplace_back(std::move(name), readValue(level + 1));
      skipSpace();
    } while (take(','));
    if (!take('}')) fail();
    return members;
  }

  Json readArray(int level) {
    Json::Array values;
    ++at_;
    skipSpace();
    if (take(']')) return values;
    do {
      values.push_back(readValue(level + 1));
      skipSpace();
    } while (take(','));
    if (!take(']')) fail();
    return values;
  }

  std::string readString() {
    if (!take('"')) fail();
    std::string value;
    while (peek() != '"') {
      if (static_cast<unsigned char>(peek()) < 0x20) fail();
      if (take('\\')) readEscape(value);
      else value += text_[at_++];
    }
    ++at_;
    return value;
  }

  void readEscape(std::string& value) {
    const std::string names = "\"\\/bfnrt";
    const std::string meanings = "\"\\/\b\f\n\r\t";
    const char name = peek();
    ++at_;
    if (name == 'u') return writeUtf8(readCodePoint(), value);
    const auto which = names.find(name);
    if (which == std::string::npos) fail();
    value += meanings[which];
  }

  unsigned readCodePoint() {
    const unsigned high = readHex();
    if (high < 0xD800 || high > 0xDBFF || !take('\\')) return high;
    if (!take('u')) fail();
    return 0x10000 + ((high - 0xD800) << 10) + (readHex() - 0xDC00);
  }

  unsigned readHex() {
    if (at_ + 4 > text_.size()) fail();
    const std::string digits = text_.substr(at_, 4);
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) fail();
    at_ += 4;
    return static_cast<unsigned>(std::stoul(digits, nullptr, 16));
  }

  static void writeUtf8(unsigned point, std::string& out) {
    if (point < 0x80) {
      out += static_cast<char>(point);
    } else if (point < 0x800) {
      out += static_cast<char>(0xC0 | (point >> 6));
      out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      out += static_cast<char>(0xE0 | (point >> 12));
      out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
      out += static_cast<char>(0xF0 | (point >> 18));
      out += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
      out += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (point & 0x3F));
    }
  }

  Json readWord(const std::string& word, Json value) {
    if (text_.compare(at_, word.size(), word) != 0) fail();
    at_ += word.size();
    return value;
  }

  Json readNumber() {
    const char* start = text_.c_str() + at_;
    if (*start != '-' && (*start < '0' || *start > '9')) fail();
    char* end = nullptr;
    const double value = std::strtod(start, &end);
    if (end == start) fail();
    at_ += static_cast<std::size_t>(end - start);
    return value;
  }

  char peek() const {
    if (at_ >= text_.size()) fail();
    return text_[at_];
  }

  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  void skipSpace() {
    while (at_ < text_.size() && std::string(" \t\r\n").find(text_[at_]) != std::string::npos) ++at_;
  }

  [[noreturn]] void fail() const {
    throw JsonError("The text is no JSON from position " + std::to_string(at_) + " on.");
  }

  const std::string& text_;
  std::size_t at_ = 0;
};

void writeString(const std::string& value, std::string& out) {
  out += '"';
  for (const char each : value) {
    if (each == '"' || each == '\\') {
      out += '\\';
      out += each;
    } else if (static_cast<unsigned char>(each) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(each));
      out += escape;
    } else {
      out += each;
    }
  }
  out += '"';
}

void writeNumber(double value, std::string& out) {
  char digits[32];
  const bool isWhole = std::floor(value) == value && std::fabs(value) < 1e15;
  std::snprintf(digits, sizeof digits, isWhole ? "%.0f" : "%.17g", value);
  out += digits;
}

}  // namespace

Json Json::parse(const std::string& text) { return Reader(text).readAll(); }

std::string Json::write() const {
  std::string out;
  writeTo(out);
  return out;
}

void Json::writeTo(std::string& out) const {
  if (const auto* members = std::get_if<Object>(&value_)) {
    out += '{';
    const char* separator = "";
    for (const auto& [name, value] : *members) {
      out += separator;
      writeString(name, out);
      out += ':';
      value.writeTo(out);
      separator = ",";
    }
    out += '}';
  } else if (const auto* values = std::get_if<Array>(&value_)) {
    out += '[';
    const char* separator = "";
    for (const auto& value : *values) {
      out += separator;
      value.writeTo(out);
      separator = ",";
    }
    out += ']';
  } else if (const auto* text = std::get_if<std::string>(&value_)) {
    writeString(*text, out);
  } else if (const auto* number = std::get_if<double>(&value_)) {
    writeNumber(*number, out);
  } else if (const auto* flag = std::get_if<bool>(&value_)) {
    out += *flag ? "true" : "false";
  } else {
    out += "null";
  }
}

const Json* Json::find(const std::string& name) const {
  for (const auto& [each, value] : object())
    if (each == name) return &value;
  return nullptr;
}

const Json& Json::at(const std::string& name) const {
  if (const Json* found = find(name)) return *found;
  throw JsonError("There is no member \"" + name + "\" in " + write() + ".");
}

std::string Json::textOr(const std::string& name, const std::string& otherwise) const {
  const Json* found = find(name);
  return found == nullptr ? otherwise : found->text();
}

Json Json::objectOrEmpty(const std::string& name) const {
  const Json* found = find(name);
  return found == nullptr ? Json(Object()) : *found;
}

bool Json::has(const std::string& text) const {
  for (const Json& each : array())
    if (const auto* found = std::get_if<std::string>(&each.value_); found != nullptr && *found == text) return true;
  return false;
}
