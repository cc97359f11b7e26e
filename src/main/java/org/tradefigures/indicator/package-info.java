/**
 * Indicators of trade: one final class each, named as the field names it. The entry points are
 * those classes, all with one grammar: {@code TradeBalance.of("KEN", "USA").in(2024).from(table)}.
 *
 * <p>To add one, write a class that implements {@link org.tradefigures.indicator.Indicator}, its
 * test and its row in the README. What does not belong here: adding up ({@code table}), rates
 * ({@code money}).
 */
@NullMarked
package org.tradefigures.indicator;

import org.jspecify.annotations.NullMarked;
