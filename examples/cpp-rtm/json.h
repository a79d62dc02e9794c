// As much JSON as the adapter protocol needs: reads and writes whole values, and keeps the order of members.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;
  Json(bool value) : value_(value) {}
  Json(int value) : value_(static_cast<double>(value)) {}
  Json(long long value) : value_(static_cast<double>(value)) {}
  Json(double value) : value_(value) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  // Throws JsonError if the text is not one JSON value.
  static Json parse(const std::string& text);
  std::string write() const;

  // A value of another kind throws JsonError.
  const std::string& text() const { return as<std::string>("a string"); }
  long long number() const { return static_cast<long long>(as<double>("a number")); }
  const Array& array() const { return as<Array>("an array"); }
  const Object& object() const { return as<Object>("an object"); }

  // The member of that name; null if there is none.
  const Json* find(const std::string& name) const;
  // The member of that name, or JsonError.
  const Json& at(const std::string& name) const;
  std::string textOr(const std::string& name, const std::string& otherwise) const;
  // The member of that name; an empty object if there is none.
  Json objectOrEmpty(const std::string& name) const;
  // Whether it is an array that has this text.
  bool has(const std::string& text) const;

 private:
  template <typename Kind>
  const Kind& as(const char* kind) const;
  void writeTo(std::string& out) const;

  std::variant<std::nullptr_t, bool, double, std::string, Array, Object> value_ = nullptr;
};

struct JsonError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <typename Kind>
const Kind& Json::as(const char* kind) const {
  if (const Kind* found = std::get_if<Kind>(&value_)) return *found;
  throw JsonError(write() + " is not " + kind + ".");
}
