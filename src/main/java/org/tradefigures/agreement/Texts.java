package org.tradefigures.agreement;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Fields;
import org.tradefigures.internal.Messages;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.Provenance;

/** The text forms that the records of this package share. */
final class Texts {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");

  private Texts() {}

  /** The name of an enum constant for people: {@code talks launched}. */
  static String words(Enum<?> constant) {
    return constant.toString().replace('-', ' ');
  }

  /** Checks that a text is neither blank nor has control characters. */
  static String checked(String what, String text) {
    Objects.requireNonNull(text, what);
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "Malformed " + what + " " + Messages.quote(text) + ": expected is one line of text");
    }
    return text;
  }

  /** Checks that a text is an id: small letters and digits in words joined by hyphens. */
  static String checkedId(String of, String id) {
    Objects.requireNonNull(id, "id");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "Malformed id "
              + Messages.quote(id)
              + " of "
              + of
              + ": expected are small letters and digits in words joined by hyphens, such as 'us-share'");
    }
    return id;
  }

  static @Nullable String checkedIfTold(String what, @Nullable String text) {
    return text == null ? null : checked(what, text);
  }

  /** Adds the fields of a provenance, so that one line holds them beside the record's own. */
  static String withProvenance(Map<String, String> fields, Provenance provenance) {
    return Fields.format(fields) + " " + provenance;
  }

  /** Reads a line of fields; what goes wrong is told with the whole line and what is expected. */
  static <T> T parse(String what, CharSequence text, String expected, Reader<T> reader) {
    String whole = Objects.requireNonNull(text, "text").toString();
    try {
      return reader.read(Fields.parse(whole));
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed " + what, whole, e.getMessage() + "; " + expected, null, e);
    }
  }

  /** One amount of one currency. */
  static MonetaryAmount amount(String text) {
    try {
      return MultiCurrencyAmount.parse(text).single();
    } catch (UnknownCodeException e) {
      throw e;
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new TradeParseException(
          "Malformed amount",
          text,
          "expected is one currency and its number in digits, such as 'USD 1600000000'",
          null,
          e);
    }
  }

  static String taken(Map<String, String> fields, String name) {
    String value = fields.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("field '" + name + "' is missing");
    }
    return value;
  }

  /** The provenance that is left once a record has taken its own fields. */
  static Provenance provenance(Map<String, String> rest) {
    return Provenance.parse(Fields.format(rest));
  }

  /** Makes a record of its fields. */
  interface Reader<T> {
    T read(Map<String, String> fields);
  }
}
