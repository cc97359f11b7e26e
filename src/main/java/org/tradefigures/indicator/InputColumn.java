package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one role in a formula, one a row of the result, each made when it is asked for.
 *
 * @param name the role, such as {@code exports}
 * @param at the input of a row
 * @param value its value alone; null where it is not known
 * @param summed where the values are sums as a store gave them; null where they are not
 */
record InputColumn(
    String name,
    IntFunction<Input> at,
    IntFunction<@Nullable BigDecimal> value,
    @Nullable Summed summed) {

  /**
   * Values that are sums.
   *
   * @param sums the sums
   * @param keys the key of every row of the result
   */
  record Summed(Sums sums, RowMap keys) {}

  static InputColumn of(String name, IntFunction<Input> at) {
    return new InputColumn(name, at, row -> at.apply(row).value(), null);
  }
}
