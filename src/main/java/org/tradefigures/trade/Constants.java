package org.tradefigures.trade;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tradefigures.reference.TradeParseException;

/** Reads the constants of enums by the form they print in. */
final class Constants {

  private Constants() {}

  static <E extends Enum<E>> E parse(E[] constants, String what, CharSequence text) {
    Objects.requireNonNull(text, what);
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().contentEquals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TradeParseException(
                    "Unknown " + what,
                    text.toString(),
                    "accepted are "
                        + Arrays.stream(constants)
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))));
  }
}
