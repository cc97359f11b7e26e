package org.tradefigures.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The tokens of a JSON text, and where we are: the line, and the path of members such as {@code
 * values[0].amount}.
 */
final class JsonInput {

  private final JsonParser parser;
  private final String source;
  private final Deque<String> path = new ArrayDeque<>();
  private final IdentityHashMap<Object, Location> elements = new IdentityHashMap<>();
  private String last = "";

  JsonInput(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  /** The current token; absent before the first and after the last. */
  @Nullable JsonToken token() {
    return parser.currentToken();
  }

  @Nullable JsonToken next() {
    JsonToken token = parser.nextToken();
    if (token != null) {
      last = shown();
    }
    return token;
  }

  /** Moves to the end of the record that was begun in the array of records. */
  void skipRecord() {
    path.clear();
    while (parser.streamReadContext().getNestingDepth() > 1) {
      next();
    }
  }

  /** The last token that could be read, as it stands in the text. */
  String last() {
    return last;
  }

  Location place() {
    String column =
        path.isEmpty()
            ? null
            : path.stream().collect(Collectors.joining()).replaceFirst("^\\.", "");
    return new Location(source, line(), column);
  }

  int line() {
    return Math.max(0, parser.currentTokenLocation().getLineNr());
  }

  void enterMember(String name) {
    path.addLast("." + name);
  }

  void enterElement(int index) {
    path.addLast("[" + index + "]");
  }

  void leave() {
    path.removeLast();
  }

  void startObject(String what) {
    if (token() != JsonToken.START_OBJECT) {
      throw malformed(what, "expected is an object in braces");
    }
  }

  /** Moves to the value of the next member of an object and gives its name; null at the end. */
  @Nullable String nextMember() {
    if (next() == JsonToken.END_OBJECT) {
      return null;
    }
    return parser.currentName();
  }

  void startArray(String what) {
    if (token() != JsonToken.START_ARRAY) {
      throw malformed(what, "expected is an array in brackets");
    }
  }

  /** Moves to and enters the next element of an array; false at the end. */
  boolean nextElement(int index) {
    if (next() == JsonToken.END_ARRAY) {
      return false;
    }
    enterElement(index);
    return true;
  }

  /** Keeps where an element of an array begins. */
  void keepPlace(Object element, Location place) {
    elements.put(element, place);
  }

  /** Where an element of an array begins; another place if it is none. */
  Location placeOf(Object element, Location otherwise) {
    return elements.getOrDefault(element, otherwise);
  }

  /** The string at the current token. */
  String text(String what) {
    if (token() != JsonToken.VALUE_STRING) {
      throw malformed(what, "expected is a text in double quotes");
    }
    return parser.getString();
  }

  /** The digits of the number at the current token, as they stand there, or in a string. */
  String digits(String what) {
    JsonToken token = token();
    if (token == null || !(token.isNumeric() || token == JsonToken.VALUE_STRING)) {
      throw malformed(what, "expected is a number");
    }
    return parser.getString();
  }

  /** The error for a value of the wrong type. */
  TradeParseException malformed(String what, String expected) {
    String remedy =
        token() == JsonToken.VALUE_NULL
            ? expected + "; leave the member out where it is not told"
            : expected;
    return malformed(what, shown(), remedy);
  }

  TradeParseException malformed(String what, String value, String remedy) {
    return new TradeParseException("Malformed " + what, value, remedy, place(), null);
  }

  private String shown() {
    JsonToken token = token();
    return token == null ? "" : parser.getString();
  }
}
