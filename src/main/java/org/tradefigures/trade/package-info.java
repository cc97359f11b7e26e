/**
 * The records of merchandise trade. The entry point is {@link org.tradefigures.trade.TradeFlow}:
 * one figure with everything that says what it is. Its parts follow IMTS 2010 and SDMX.
 *
 * <p>What does not belong here: tables and sums ({@code table}), rates and conversion ({@code
 * money}), file formats ({@code source}, {@code json}).
 */
@NullMarked
package org.tradefigures.trade;

import org.jspecify.annotations.NullMarked;
