package org.tradefigures.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ApportionmentProperties {

  private static long[] divided(long number, String... weights) {
    Apportionment apportionment =
        Apportionment.by(Arrays.stream(weights).map(BigDecimal::new).toList());
    long[] parts = new long[weights.length];
    assertThat(apportionment.divide(number, parts)).isTrue();
    return parts;
  }

  @Example
  void whatIsLeftGoesToThePartsThatLostMost() {
    assertThat(divided(100, "1", "1", "1")).containsExactly(34, 33, 33);
    assertThat(divided(-100, "1", "1", "1")).containsExactly(-34, -33, -33);
    assertThat(divided(10, "0.15", "0.45", "0.40")).containsExactly(2, 4, 4);
    assertThat(divided(7, "1", "6", "3")).containsExactly(1, 4, 2);
    assertThat(divided(2, "1", "1", "1", "1")).containsExactly(1, 1, 0, 0);
    assertThat(divided(5, "3")).containsExactly(5);
    assertThat(divided(0, "1", "2")).containsExactly(0, 0);
  }

  /**
   * Votes of a textbook: quotas 45.39, 30.2, 12.21, 9.2 and 3 of 100 give one seat to the first.
   */
  @Example
  void quotasAreMetFromBelowOrAbove() {
    assertThat(divided(100, "4539", "3020", "1221", "920", "300"))
        .containsExactly(46, 30, 12, 9, 3);
  }

  @Property
  void partsAddUpAndAreNextToTheirShare(
      @ForAll("numbers") BigInteger number, @ForAll("weights") List<BigDecimal> weights) {
    BigInteger[] parts = Apportionment.by(weights).divide(number);
    assertThat(Arrays.stream(parts).reduce(BigInteger.ZERO, BigInteger::add)).isEqualTo(number);
    BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    for (int i = 0; i < parts.length; i++) {
      BigDecimal times = new BigDecimal(parts[i]).multiply(total);
      BigDecimal share = new BigDecimal(number).multiply(weights.get(i));
      assertThat(times.subtract(share).abs()).isLessThan(total);
    }
  }

  @Property
  void theFastWayGivesTheSame(
      @ForAll("numbers") BigInteger number, @ForAll("weights") List<BigDecimal> weights) {
    Apportionment apportionment = Apportionment.by(weights);
    long[] parts = new long[weights.size()];
    boolean fits =
        number.bitLength() < Long.SIZE && apportionment.divide(number.longValue(), parts);
    if (fits) {
      assertThat(Arrays.stream(parts).mapToObj(BigInteger::valueOf))
          .containsExactly(apportionment.divide(number));
    }
  }

  @Provide
  Arbitrary<BigInteger> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(-1000, 1000).map(BigInteger::valueOf),
        Arbitraries.longs().map(BigInteger::valueOf),
        Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE).map(BigInteger::valueOf),
        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(37).negate(), BigInteger.TEN.pow(37)));
  }

  @Provide
  Arbitrary<List<BigDecimal>> weights() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(1, 12).map(BigDecimal::valueOf),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), new BigDecimal("1"))
                .ofScale(3),
            Arbitraries.of("1", "1e-30", "123456789012345678901234.5").map(BigDecimal::new))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
