package org.tradefigures.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides whole numbers by fixed weights so that the parts add up to the number: every part is
 * rounded towards zero, and what is left goes, one by one, to the parts that lost most by it (the
 * method of largest remainders); of equal ones to the first. A negative number is divided like its
 * opposite.
 */
final class Apportionment {

  private final BigInteger[] weights;
  private final BigInteger total;
  private final boolean equal;

  /** The weights as numbers of 64 bits; none where they or their sum don't fit. */
  private final long[] small;

  private Apportionment(BigInteger[] weights) {
    this.weights = weights;
    this.total = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
    this.equal = Arrays.stream(weights).allMatch(weights[0]::equals);
    this.small =
        total.bitLength() < Long.SIZE
            ? Arrays.stream(weights).mapToLong(BigInteger::longValue).toArray()
            : new long[0];
  }

  /**
   * An apportionment by weights.
   *
   * @param weights at least one, all greater than zero
   */
  static Apportionment by(List<BigDecimal> weights) {
    int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElseThrow();
    BigInteger[] whole =
        weights.stream().map(w -> w.setScale(scale).unscaledValue()).toArray(BigInteger[]::new);
    BigInteger divisor = Arrays.stream(whole).reduce(BigInteger.ZERO, BigInteger::gcd);
    return new Apportionment(
        Arrays.stream(whole).map(w -> w.divide(divisor)).toArray(BigInteger[]::new));
  }

  int size() {
    return weights.length;
  }

  /**
   * Divides a number into the array.
   *
   * @return false, with nothing of use in the array, where it takes more than 64 bits on the way
   */
  boolean divide(long number, long[] parts) {
    if (small.length == 0 || number == Long.MIN_VALUE) {
      return false;
    }
    long amount = Math.abs(number);
    long sum = total.longValue();
    long[] remainders = new long[equal ? 0 : small.length];
    long left = amount;
    for (int i = 0; i < small.length; i++) {
      if (Math.multiplyHigh(amount, small[i]) != 0 || amount * small[i] < 0) {
        return false;
      }
      long product = amount * small[i];
      parts[i] = product / sum;
      left -= parts[i];
      if (!equal) {
        remainders[i] = product % sum;
      }
    }
    if (left > 0 && !equal) {
      IntStream.range(0, small.length)
          .boxed()
          .sorted(Comparator.comparingLong(i -> -remainders[i]))
          .limit(left)
          .forEach(i -> parts[i]++);
    }
    for (int i = 0; equal && i < left; i++) {
      parts[i]++;
    }
    for (int i = 0; number < 0 && i < small.length; i++) {
      parts[i] = -parts[i];
    }
    return true;
  }

  /** The parts of a number of any size. */
  BigInteger[] divide(BigInteger number) {
    BigInteger[] parts = new BigInteger[weights.length];
    BigInteger[] remainders = new BigInteger[weights.length];
    BigInteger left = number.abs();
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] quotient = number.abs().multiply(weights[i]).divideAndRemainder(total);
      parts[i] = quotient[0];
      remainders[i] = quotient[1];
      left = left.subtract(quotient[0]);
    }
    IntStream.range(0, parts.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
        .limit(left.intValueExact())
        .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
    return number.signum() < 0
        ? Arrays.stream(parts).map(BigInteger::negate).toArray(BigInteger[]::new)
        : parts;
  }
}
