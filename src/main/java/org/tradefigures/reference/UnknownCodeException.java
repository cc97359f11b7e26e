package org.tradefigures.reference;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.internal.Suggestions;

/** A code that is not in its code list; the message names the nearest codes that are. */
public final class UnknownCodeException extends TradeParseException {

  private static final long serialVersionUID = 1L;

  private final String codeList;
  private final List<String> suggestions;
  private final String accepted;

  /**
   * An unknown code.
   *
   * @param codeList what the code should have been, such as {@code economy}
   * @param code the code that is not in the list
   * @param suggestions the nearest codes, best first; may be empty
   * @param accepted the list by name, such as {@code an ISO 3166-1 alpha-3 code}
   */
  public UnknownCodeException(
      String codeList, String code, List<String> suggestions, String accepted) {
    this(codeList, code, suggestions, accepted, null, null);
  }

  /**
   * A code that is not in a list that the message tells whole.
   *
   * @param codeList what the code should have been, such as {@code rate kind}
   * @param code the code that is not in the list
   * @param accepted all codes of the list
   * @return the exception; it suggests the nearest codes
   */
  public static UnknownCodeException among(
      String codeList, String code, Collection<String> accepted) {
    return new UnknownCodeException(
        codeList,
        code,
        Suggestions.nearest(code, accepted),
        "one of " + String.join(", ", accepted));
  }

  private UnknownCodeException(
      String codeList,
      String code,
      List<String> suggestions,
      String accepted,
      @Nullable Location location,
      @Nullable Throwable cause) {
    super("Unknown " + codeList, code, remedy(suggestions, accepted), location, cause);
    this.codeList = codeList;
    this.suggestions = List.copyOf(suggestions);
    this.accepted = accepted;
  }

  @Override
  public UnknownCodeException at(Location place) {
    Objects.requireNonNull(place, "place");
    return location().isPresent()
        ? this
        : new UnknownCodeException(codeList, code(), suggestions, accepted, place, this);
  }

  /**
   * What the code should have been.
   *
   * @return for instance {@code economy}
   */
  public String codeList() {
    return codeList;
  }

  /**
   * The unknown code.
   *
   * @return the code as it was given
   */
  public String code() {
    return value();
  }

  /**
   * The nearest codes of the list.
   *
   * @return best first; may be empty
   */
  public List<String> suggestions() {
    return suggestions;
  }

  private static String remedy(List<String> suggestions, String accepted) {
    String end =
        suggestions.isEmpty()
            ? ""
            : "; did you mean " + Messages.quoteAll(suggestions).replace("', '", "' or '") + "?";
    return "not " + accepted + end;
  }
}
