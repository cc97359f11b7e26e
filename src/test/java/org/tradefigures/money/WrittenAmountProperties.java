package org.tradefigures.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import javax.money.MonetaryAmount;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tradefigures.reference.TradeParseException;

class WrittenAmountProperties {

  private static final List<String> CODES =
      List.of("KES", "USD", "EUR", "INR", "JPY", "NGN", "CHF", "XAF", "ZMK");

  @Provide
  Arbitrary<AmountFormat> formats() {
    return Arbitraries.of(
            "en", "en-KE", "en-US", "en-IN", "en-JP", "en-NG", "de", "de-DE", "de-CH", "de-AT")
        .map(tag -> AmountFormat.of(Locale.forLanguageTag(tag)));
  }

  @Provide
  Arbitrary<MonetaryAmount> amounts() {
    Arbitrary<BigDecimal> numbers =
        Combinators.combine(
                Arbitraries.longs().between(-9_999_999_999_999L, 9_999_999_999_999L),
                Arbitraries.integers().between(-6, 4))
            .as(BigDecimal::valueOf);
    return Combinators.combine(Arbitraries.of(CODES), numbers)
        .as((code, number) -> Amounts.of(code, number));
  }

  @Provide
  Arbitrary<WrittenAmount> writtenAmounts() {
    Arbitrary<BigDecimal> halfWidths =
        Arbitraries.oneOf(
            Arbitraries.integers()
                .between(-4, 13)
                .map(power -> new BigDecimal("0.5").scaleByPowerOfTen(power)),
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("1e10")).ofScale(2));
    return Combinators.combine(amounts(), halfWidths).as(WrittenAmount::new);
  }

  /** What is printed in short or long tells the amount as precisely as its last digit. */
  @Property
  void printedAmountsAreReadBackWithinTheirPrecision(
      @ForAll("formats") AmountFormat format, @ForAll("amounts") MonetaryAmount amount) {
    assertThat(format.parse(format.shortForm(amount)).contains(amount)).isTrue();
    assertThat(format.parse(format.longForm(amount)).contains(amount)).isTrue();
    assertThat(format.parse(format.fullForm(amount)).amount()).isEqualTo(amount);
  }

  /** Of whatever length an amount can have. */
  @Property
  void theFullFormIsReadBack(
      @ForAll("formats") AmountFormat format, @ForAll("longAmounts") MonetaryAmount amount) {
    WrittenAmount read = format.parse(format.fullForm(amount));
    assertThat(read.amount()).isEqualTo(amount);
    assertThat(format.parse(format.shortForm(read))).isEqualTo(read);
    assertThat(format.parse(format.longForm(read))).isEqualTo(read);
  }

  @Provide
  Arbitrary<MonetaryAmount> longAmounts() {
    BigInteger most = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
    Arbitrary<BigDecimal> numbers =
        Combinators.combine(
                Arbitraries.bigIntegers().between(most.negate(), most),
                Arbitraries.integers().between(0, 38))
            .as(BigDecimal::new);
    return Combinators.combine(Arbitraries.of(CODES), numbers).as(Amounts::of);
  }

  @Property
  void writtenAmountsAreReadBackAsTheyAre(
      @ForAll("formats") AmountFormat format, @ForAll("writtenAmounts") WrittenAmount amount) {
    assertThat(format.parse(format.shortForm(amount))).isEqualTo(amount);
    assertThat(format.parse(format.longForm(amount))).isEqualTo(amount);
    assertThat(WrittenAmount.parse(amount.toString())).isEqualTo(amount);
  }

  /** The difference is never off further than the two amounts allow. */
  @Property
  void aDifferenceContainsEveryDifferenceOfWhatTheAmountsContain(
      @ForAll("writtenAmounts") WrittenAmount one, @ForAll("writtenAmounts") WrittenAmount other) {
    WrittenAmount same =
        new WrittenAmount(
            Amounts.of(one.amount().getCurrency(), Amounts.number(other.amount())),
            other.halfWidth());
    WrittenAmount difference = one.minus(same);
    assertThat(difference.lowest()).isEqualTo(one.lowest().subtract(same.highest()));
    assertThat(difference.highest()).isEqualTo(one.highest().subtract(same.lowest()));
    assertThat(one.plus(same).minus(same).amount()).isEqualTo(one.amount());
  }

  /** Whatever is not read is refused with an error of ours. */
  @Property
  void anyTextIsReadOrRefused(
      @ForAll("formats") AmountFormat format, @ForAll("texts") String text) {
    try {
      assertThat(format.parse(text).halfWidth()).isNotNegative();
    } catch (TradeParseException e) {
      assertThat(e.value()).isEqualTo(text);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.of(
                "$", "KSh", "KES", " ", ".", ",", "1", "234", "000", "-", "±", "bn", "million",
                "Mrd.", "crore", "about", "Euro", "’", "\u0000")
            .list()
            .ofMaxSize(8)
            .map(parts -> String.join("", parts)));
  }
}
