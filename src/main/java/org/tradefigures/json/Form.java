package org.tradefigures.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * How values of a type stand in JSON.
 *
 * @param <T> the type
 */
interface Form<T> {

  /** Reads the value that starts at the current token, up to its last token. */
  T read(JsonInput in);

  /** Writes the value. */
  void write(T value, JsonGenerator out);

  /**
   * A text that has an inverse.
   *
   * @param what what it is, for errors
   * @param parse reads the text
   * @param format writes it
   */
  record Text<T>(String what, Function<String, T> parse, Function<T, String> format)
      implements Form<T> {

    static <T> Text<T> of(String what, Function<String, T> parse) {
      return new Text<>(what, parse, String::valueOf);
    }

    @Override
    public T read(JsonInput in) {
      return read(in, in.text(what));
    }

    T read(JsonInput in, String text) {
      try {
        return parse.apply(text);
      } catch (TradeParseException e) {
        throw e.at(in.place());
      }
    }

    @Override
    public void write(T value, JsonGenerator out) {
      out.writeString(format.apply(value));
    }
  }

  /**
   * An exact number, written as a JSON number; a string of the same digits is read too.
   *
   * @param what what it is, for errors
   */
  record Decimal(String what) implements Form<BigDecimal> {

    private static final int LONGEST = 200;

    @Override
    public BigDecimal read(JsonInput in) {
      String digits = in.digits(what);
      try {
        // BigDecimal takes the digits of every script
        if (digits.length() <= LONGEST && digits.chars().allMatch(c -> c < 128)) {
          return new BigDecimal(digits);
        }
      } catch (NumberFormatException e) {
        // told below like any other
      }
      throw in.malformed(
          what,
          digits,
          "expected are digits with a point before the decimals such as 1234.5, at most "
              + Decimals.MOST_DIGITS
              + " digits, without thousands separators");
    }

    @Override
    public void write(BigDecimal value, JsonGenerator out) {
      BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
      out.writeNumber(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }
  }

  /**
   * True or false.
   *
   * @param what what it is, for errors
   */
  record Flag(String what) implements Form<Boolean> {

    @Override
    public Boolean read(JsonInput in) {
      if (in.token() == JsonToken.VALUE_TRUE || in.token() == JsonToken.VALUE_FALSE) {
        return in.token() == JsonToken.VALUE_TRUE;
      }
      throw in.malformed(what, "expected is true or false, without quotes");
    }

    @Override
    public void write(Boolean value, JsonGenerator out) {
      out.writeBoolean(value);
    }
  }

  /**
   * An array of values of one form.
   *
   * @param what what it is, for errors
   * @param element the form of the values
   * @param collect makes the collection of the values
   */
  record Array<E, C extends Collection<E>>(
      String what, Form<E> element, Function<List<E>, C> collect) implements Form<C> {

    @Override
    public C read(JsonInput in) {
      in.startArray(what);
      List<E> values = new ArrayList<>();
      while (in.nextElement(values.size())) {
        Location place = in.place();
        E value = element.read(in);
        in.keepPlace(value, place);
        values.add(value);
        in.leave();
      }
      return collect.apply(values);
    }

    @Override
    public void write(C values, JsonGenerator out) {
      out.writeStartArray();
      values.forEach(v -> element.write(v, out));
      out.writeEndArray();
    }
  }
}
