package org.tradefigures.trade;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;

/**
 * Whose office published a figure: an economy, nobody alone (reconciled from both sides, as in
 * BACI), or nobody knows (a quoted figure that does not say).
 *
 * @param kind which of the three
 * @param economy the economy, for {@link Kind#ECONOMY} only
 */
public record Reporter(Kind kind, @Nullable Economy economy) implements Comparable<Reporter> {

  /** The three kinds of reporters. */
  public enum Kind {
    /** The statistical or customs office of an economy. */
    ECONOMY,
    /** Worked out from the reports of both sides. */
    RECONCILED,
    /** The figure does not say who counted. */
    UNKNOWN
  }

  /** Nobody's report alone. */
  public static final Reporter RECONCILED = new Reporter(Kind.RECONCILED, null);

  /** The figure does not say. */
  public static final Reporter UNKNOWN = new Reporter(Kind.UNKNOWN, null);

  /** Checks that an economy is named exactly where the kind asks for one. */
  public Reporter {
    Objects.requireNonNull(kind, "kind");
    if ((kind == Kind.ECONOMY) != (economy != null)) {
      throw new IllegalArgumentException(
          "Reporter of kind "
              + kind
              + " with economy "
              + economy
              + ": exactly the kind ECONOMY names one");
    }
  }

  /**
   * The office of an economy.
   *
   * @param economy the economy
   * @return the reporter
   */
  public static Reporter of(Economy economy) {
    return new Reporter(Kind.ECONOMY, Objects.requireNonNull(economy, "economy"));
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text the code of an economy, {@code reconciled} or {@code unknown}
   * @return the reporter
   * @throws org.tradefigures.reference.UnknownCodeException if it is none of them
   */
  public static Reporter parse(CharSequence text) {
    return switch (Objects.requireNonNull(text, "text").toString()) {
      case "reconciled" -> RECONCILED;
      case "unknown" -> UNKNOWN;
      default -> of(Economy.of(text.toString()));
    };
  }

  /**
   * The economy whose office it is.
   *
   * @return empty for reconciled and unknown
   */
  public Optional<Economy> findEconomy() {
    return Optional.ofNullable(economy);
  }

  // written out: a record binds its own at the first call, which takes a cold process milliseconds
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Reporter that
        && kind == that.kind
        && Objects.equals(economy, that.economy);
  }

  @Override
  public int hashCode() {
    return economy == null ? kind.name().hashCode() : economy.hashCode();
  }

  @Override
  public int compareTo(Reporter other) {
    return toString().compareTo(other.toString());
  }

  /** The economy's code, {@code reconciled} or {@code unknown}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return switch (kind) {
      case ECONOMY -> Objects.requireNonNull(economy).toString();
      case RECONCILED -> "reconciled";
      case UNKNOWN -> "unknown";
    };
  }
}
