/**
 * Arbitraries of trade figures for property tests with <a href="https://jqwik.net">jqwik</a>: valid
 * by construction, with the cases that code forgets among them (zero, missing and suppressed
 * values, 38 digits, areas that are no country, former economies, days in leap years), and
 * shrinking to figures that are easy to read.
 *
 * <p>The entry point is {@link org.tradefigures.jqwik.TradeArbitraries}. With jqwik on the class
 * path a parameter such as {@code @ForAll TradeFlow flow} needs nothing else. The dependency on
 * jqwik is optional: who wants these classes brings it. No other package may use this one.
 */
@NullMarked
package org.tradefigures.jqwik;

import org.jspecify.annotations.NullMarked;
