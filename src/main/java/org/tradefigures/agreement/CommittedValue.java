package org.tradefigures.agreement;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.money.MonetaryAmount;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.money.AmountFormat;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * Money that an agreement promises, as one source states it. The figure as printed is in the
 * provenance. A value that is a part of another, or the same one restated, says so with a link, and
 * is then never added to it: see {@link Agreement#total()}.
 *
 * @param id its name within the agreement, such as {@code us-share}
 * @param purpose what it is, or is for
 * @param contributor who pays; absent where several do, or where nobody is named
 * @param amount greater than zero, exact
 * @param qualifier how exactly the amount is meant
 * @param term the time over which it is paid; absent where the source does not tell
 * @param instalments how it is spread over periods, in their order; they add up to the amount.
 *     Empty where the source does not tell; a value of which only some instalments are known has
 *     those as parts
 * @param link how it relates to another value of the agreement; absent where it stands for itself
 * @param provenance who says so, with the figure as printed
 * @param detail what else is to know about it
 */
public record CommittedValue(
    String id,
    String purpose,
    @Nullable Participant contributor,
    MonetaryAmount amount,
    AmountQualifier qualifier,
    @Nullable Period term,
    List<Instalment> instalments,
    @Nullable ValueLink link,
    Provenance provenance,
    @Nullable String detail)
    implements Serializable {

  private static final String EXPECTED =
      "expected is id=ID purpose=TEXT amount=\"USD 1600000000\" source=NAME and any of contributor, qualifier, term,"
          + " instalments, link, detail and the other fields of a provenance";
  private static final String SEPARATOR = "; ";

  /** Checks that the amount is positive and that the instalments add up to it. */
  public CommittedValue {
    Texts.checkedId("committed value", id);
    Texts.checked("purpose", purpose);
    amount = positive("Committed value '" + id + "'", amount);
    Objects.requireNonNull(qualifier, "qualifier");
    instalments = List.copyOf(instalments);
    Objects.requireNonNull(provenance, "provenance");
    Texts.checkedIfTold("detail", detail);
    if (link != null && link.value().equals(id)) {
      throw new IllegalArgumentException(
          "Committed value '" + id + "' is linked to itself: link it to another one");
    }
    check(id, amount, term, instalments);
  }

  /**
   * A builder; what it is not told is absent, and the amount is exact.
   *
   * @param id its name within the agreement
   * @param purpose what it is, or is for
   * @param amount the amount
   * @param provenance who says so
   * @return the builder
   */
  public static Builder builder(
      String id, String purpose, MonetaryAmount amount, Provenance provenance) {
    return new Builder(id, purpose, amount, provenance);
  }

  /**
   * The inverse of {@link #toString()}.
   *
   * @param text pairs of name and value
   * @return the value
   * @throws TradeParseException if the text is not of that form
   */
  public static CommittedValue parse(CharSequence text) {
    return Texts.parse(
        "committed value",
        text,
        EXPECTED,
        fields -> {
          String id = Texts.taken(fields, "id");
          String purpose = Texts.taken(fields, "purpose");
          MonetaryAmount amount = Texts.amount(Texts.taken(fields, "amount"));
          String contributor = fields.remove("contributor");
          String qualifier = fields.remove("qualifier");
          String term = fields.remove("term");
          String instalments = fields.remove("instalments");
          String link = fields.remove("link");
          String detail = fields.remove("detail");
          return new CommittedValue(
              id,
              purpose,
              contributor == null ? null : Participant.parse(contributor),
              amount,
              qualifier == null ? AmountQualifier.EXACT : AmountQualifier.parse(qualifier),
              term == null ? null : Period.parse(term),
              instalments == null
                  ? List.of()
                  : Arrays.stream(instalments.split(SEPARATOR, -1)).map(Instalment::parse).toList(),
              link == null ? null : ValueLink.parse(link),
              Texts.provenance(fields),
              detail);
        });
  }

  /**
   * The value for people: amount, purpose, and what it is a part of or restates.
   *
   * @return for instance {@code up to USD 1.6 billion, support by the United States (part of
   *     total)}
   */
  public String describe() {
    String text = qualifier.say(AmountFormat.english().shortForm(amount)) + ", " + purpose;
    return link == null ? text : text + " (" + Texts.words(link.kind()) + " " + link.value() + ")";
  }

  /** Pairs of name and value; {@link #parse} reads them back. */
  @Override
  public String toString() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("purpose", purpose);
    if (contributor != null) {
      fields.put("contributor", contributor.toString());
    }
    fields.put("amount", Amounts.format(amount));
    if (qualifier != AmountQualifier.EXACT) {
      fields.put("qualifier", qualifier.toString());
    }
    if (term != null) {
      fields.put("term", term.toString());
    }
    if (!instalments.isEmpty()) {
      fields.put(
          "instalments",
          instalments.stream().map(Instalment::toString).collect(Collectors.joining(SEPARATOR)));
    }
    if (link != null) {
      fields.put("link", link.toString());
    }
    if (detail != null) {
      fields.put("detail", detail);
    }
    return Texts.withProvenance(fields, provenance);
  }

  /** Whether it has the given link to another value. */
  boolean is(ValueLink.Kind kind) {
    return link != null && link.kind() == kind;
  }

  static MonetaryAmount positive(String what, MonetaryAmount amount) {
    Objects.requireNonNull(amount, "amount");
    BigDecimal number = Decimals.normal(Amounts.number(amount));
    if (number.signum() <= 0) {
      throw new IllegalArgumentException(
          what + " of " + Amounts.format(amount) + ": what is promised is greater than zero");
    }
    return Amounts.of(amount.getCurrency(), number);
  }

  private static void check(
      String id, MonetaryAmount amount, @Nullable Period term, List<Instalment> instalments) {
    Period before = null;
    for (Instalment instalment : instalments) {
      Period period = instalment.period();
      if (before != null && !period.start().isAfter(before.end())) {
        throw new IllegalArgumentException(
            "Instalment of "
                + period
                + " of '"
                + id
                + "' does not come after that of "
                + before
                + ": give them in order, without overlap");
      }
      if (term != null && !term.contains(period)) {
        throw new IllegalArgumentException(
            "Instalment of "
                + period
                + " of '"
                + id
                + "' is outside of its term "
                + term
                + ": correct one of them");
      }
      before = period;
    }
    MultiCurrencyAmount sum =
        instalments.stream().map(Instalment::amount).collect(MultiCurrencyAmount.sum());
    if (!instalments.isEmpty() && !sum.equals(MultiCurrencyAmount.of(amount))) {
      throw new IllegalArgumentException(
          "Instalments of '"
              + id
              + "' add up to "
              + sum
              + ", not to "
              + Amounts.format(amount)
              + ": give all of them, or give those that are known as values that are part of this one");
    }
  }

  /** Builds a {@link CommittedValue}. */
  public static final class Builder {

    private final String id;
    private final String purpose;
    private final MonetaryAmount amount;
    private final Provenance provenance;
    private final List<Instalment> instalments = new ArrayList<>();
    private AmountQualifier qualifier = AmountQualifier.EXACT;
    private @Nullable Participant contributor;
    private @Nullable Period term;
    private @Nullable ValueLink link;
    private @Nullable String detail;

    private Builder(String id, String purpose, MonetaryAmount amount, Provenance provenance) {
      this.id = Objects.requireNonNull(id, "id");
      this.purpose = Objects.requireNonNull(purpose, "purpose");
      this.amount = Objects.requireNonNull(amount, "amount");
      this.provenance = Objects.requireNonNull(provenance, "provenance");
    }

    /**
     * Sets who pays.
     *
     * @param value the economy or group, or null
     * @return this builder
     */
    public Builder contributor(@Nullable Participant value) {
      contributor = value;
      return this;
    }

    /**
     * Sets who pays.
     *
     * @param value the economy
     * @return this builder
     */
    public Builder contributor(Economy value) {
      return contributor(Participant.of(value));
    }

    /**
     * Sets how exactly the amount is meant.
     *
     * @param value the qualifier
     * @return this builder
     */
    public Builder qualifier(AmountQualifier value) {
      qualifier = Objects.requireNonNull(value, "qualifier");
      return this;
    }

    /**
     * Sets the time over which it is paid.
     *
     * @param value the term, or null
     * @return this builder
     */
    public Builder term(@Nullable Period value) {
      term = value;
      return this;
    }

    /**
     * Adds an instalment.
     *
     * @param period its period
     * @param value its amount
     * @return this builder
     */
    public Builder instalment(Period period, MonetaryAmount value) {
      instalments.add(new Instalment(period, value));
      return this;
    }

    /**
     * Sets how it relates to another value.
     *
     * @param value the link, or null
     * @return this builder
     */
    public Builder link(@Nullable ValueLink value) {
      link = value;
      return this;
    }

    /**
     * Sets what else is to know.
     *
     * @param value one line of text, or null
     * @return this builder
     */
    public Builder detail(@Nullable String value) {
      detail = value;
      return this;
    }

    /**
     * Builds the value.
     *
     * @return the value
     * @throws IllegalArgumentException if the parts don't go together
     */
    public CommittedValue build() {
      return new CommittedValue(
          id, purpose, contributor, amount, qualifier, term, instalments, link, provenance, detail);
    }
  }
}
