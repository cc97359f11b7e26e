package org.tradefigures.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The constants of enums by the form they print in. */
public final class Constants {

  private Constants() {}

  /** Makes the error for a text that no constant prints. */
  public interface Unknown {
    /**
     * Makes it.
     *
     * @param what what the text should have been
     * @param text the text
     * @param accepted what the constants print, in their order
     * @return the error
     */
    RuntimeException of(String what, String text, List<String> accepted);
  }

  /**
   * The name of a constant as it stands in texts and files.
   *
   * @param constant the constant
   * @return small letters in words joined by hyphens, such as {@code talks-launched}
   */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant that prints a text.
   *
   * @param constants all constants of the enum
   * @param what what the text is, for the error
   * @param text the text
   * @param unknown makes the error
   * @param <E> the enum
   * @return the constant
   */
  public static <E extends Enum<E>> E parse(
      E[] constants, String what, CharSequence text, Unknown unknown) {
    Objects.requireNonNull(text, what);
    return Arrays.stream(constants)
        .filter(constant -> constant.toString().contentEquals(text))
        .findFirst()
        .orElseThrow(
            () ->
                unknown.of(
                    what, text.toString(), Arrays.stream(constants).map(E::toString).toList()));
  }
}
