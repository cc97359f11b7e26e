package org.tradefigures.agreement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * A topic of an agreement and how far it had come by a date.
 *
 * @param topic what it is about, such as {@code digital trade}
 * @param stage how far it had come
 * @param asOf when it stood so
 * @param provenance who says so
 * @param detail what is to know about it; absent where there is nothing more
 */
public record Provision(
    String topic,
    ProvisionStage stage,
    Period asOf,
    Provenance provenance,
    @Nullable String detail) {

  private static final String EXPECTED =
      "expected is topic=TEXT stage=STAGE as_of=PERIOD source=NAME and any of detail and the other fields of a provenance";

  /** Checks that the topic is one line of text. */
  public Provision {
    Texts.checked("topic", topic);
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(provenance, "provenance");
    Texts.checkedIfTold("detail", detail);
  }

  /**
   * A topic of which no more is told.
   *
   * @param topic what it is about
   * @param stage how far it had come
   * @param asOf when it stood so
   * @param provenance who says so
   * @return the provision
   */
  public static Provision of(
      String topic, ProvisionStage stage, Period asOf, Provenance provenance) {
    return new Provision(topic, stage, asOf, provenance, null);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text pairs of name and value
   * @return the provision
   * @throws TradeParseException if the text is not of that form
   */
  public static Provision parse(CharSequence text) {
    return Texts.parse(
        "provision",
        text,
        EXPECTED,
        fields -> {
          String topic = Texts.taken(fields, "topic");
          ProvisionStage stage = ProvisionStage.parse(Texts.taken(fields, "stage"));
          Period asOf = Period.parse(Texts.taken(fields, "as_of"));
          String detail = fields.remove("detail");
          return new Provision(topic, stage, asOf, Texts.provenance(fields), detail);
        });
  }

  /**
   * A copy with another detail.
   *
   * @param value what is to know about it, or null
   * @return the copy
   */
  public Provision withDetail(@Nullable String value) {
    return new Provision(topic, stage, asOf, provenance, value);
  }

  /** Pairs of name and value; {@link #parse} reads them back. */
  @Override
  public String toString() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("topic", topic);
    fields.put("stage", stage.toString());
    fields.put("as_of", asOf.toString());
    if (detail != null) {
      fields.put("detail", detail);
    }
    return Texts.withProvenance(fields, provenance);
  }
}
