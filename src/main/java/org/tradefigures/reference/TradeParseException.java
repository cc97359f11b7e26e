package org.tradefigures.reference;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;

/**
 * A text that is not what it has to be: what was read, the value, where it stands if that is known,
 * and what is accepted instead. The message reads: <em>what</em> '<em>value</em>' at
 * <em>location</em>: <em>remedy</em>.
 */
public class TradeParseException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String value;
  private final String remedy;
  private final @Nullable Location location;

  /**
   * A failure whose place is not known yet.
   *
   * @param what what failed, such as {@code Malformed period}
   * @param value the offending value
   * @param remedy what is accepted, or what to do
   */
  public TradeParseException(String what, String value, String remedy) {
    this(what, value, remedy, null, null);
  }

  /**
   * A failure at a place.
   *
   * @param what what failed, such as {@code Malformed period}
   * @param value the offending value
   * @param remedy what is accepted, or what to do
   * @param location where the value stands, if known
   * @param cause what led to it, if anything
   */
  public TradeParseException(
      String what,
      String value,
      String remedy,
      @Nullable Location location,
      @Nullable Throwable cause) {
    super(what, cause);
    this.what = Objects.requireNonNull(what, "what");
    this.value = Objects.requireNonNull(value, "value");
    this.remedy = Objects.requireNonNull(remedy, "remedy");
    this.location = location;
  }

  /**
   * The same failure at a known place. A place that is known already is kept.
   *
   * @param place where the value stands
   * @return this exception, or a copy that names the place
   */
  public TradeParseException at(Location place) {
    Objects.requireNonNull(place, "place");
    return location != null ? this : new TradeParseException(what, value, remedy, place, this);
  }

  /**
   * What failed.
   *
   * @return the start of the message
   */
  public String what() {
    return what;
  }

  /**
   * The offending value, whole.
   *
   * @return the text as it was given
   */
  public String value() {
    return value;
  }

  /**
   * What is accepted, or what to do.
   *
   * @return the end of the message
   */
  public String remedy() {
    return remedy;
  }

  /**
   * Where the value stands.
   *
   * @return the place; empty where the value did not come from a file
   */
  public Optional<Location> location() {
    return Optional.ofNullable(location);
  }

  /** The whole message, which is always there. */
  @Override
  public String getMessage() {
    String place = location == null ? "" : " at " + location;
    return what + " " + shown(value) + place + ": " + remedy;
  }

  /**
   * The value as the message shows it.
   *
   * @param text the value, whole
   * @return in quotes, and cut where it is long
   */
  protected String shown(String text) {
    return Messages.quote(text);
  }
}
