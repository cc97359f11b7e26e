/**
 * Money over time: exchange rates that know their kind, period and source, and conversions that
 * keep the original, the rates used and the one rounding. The entry points are {@link
 * org.tradefigures.money.RateTable} and {@link org.tradefigures.money.Conversion}; amounts in
 * several currencies stay apart in a {@link org.tradefigures.money.MultiCurrencyAmount}; {@link
 * org.tradefigures.money.AmountFormat} reads and prints amounts as people write them; {@link
 * org.tradefigures.money.CurrencyHistory} knows who used which currency when. Everything works on
 * the {@code javax.money} interfaces (JSR 354) and nothing here opens a connection.
 *
 * <p>What does not belong here: the file formats of rate sources ({@code source}), whole columns of
 * amounts ({@code table}).
 */
@NullMarked
package org.tradefigures.money;

import org.jspecify.annotations.NullMarked;
