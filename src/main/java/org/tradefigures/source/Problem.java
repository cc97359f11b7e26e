package org.tradefigures.source;

import java.util.Objects;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;

/**
 * A row that could not be read.
 *
 * @param location where it stands
 * @param value the offending value, whole
 * @param message what failed, where, and what is accepted or what to do
 */
public record Problem(Location location, String value, String message) {

  /** Checks that everything is told. */
  public Problem {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(message, "message");
  }

  static Problem of(TradeParseException e, Location row) {
    return new Problem(e.location().orElse(row), e.value(), e.at(row).getMessage());
  }

  /** The message. */
  @Override
  public String toString() {
    return message;
  }
}
