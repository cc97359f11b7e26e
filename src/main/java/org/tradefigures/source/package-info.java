/**
 * Reading figures, rates and agreements from the files people have, and writing them. The entry
 * points are {@link org.tradefigures.source.TradeReaders} for files of figures of any layout,
 * {@link org.tradefigures.source.TradeFiles} for those that are larger than memory, {@link
 * org.tradefigures.source.Bundled} for what is in the jar, and {@link
 * org.tradefigures.source.TradeCsv}, {@link org.tradefigures.source.RateCsv} and {@link
 * org.tradefigures.source.AgreementCsv} for files of your own; each source of rates has a {@link
 * org.tradefigures.source.RateReader}.
 *
 * <p>To add a layout, write a class that implements {@link org.tradefigures.source.TradeReader} or
 * {@link org.tradefigures.source.RateReader}, its test and its row in the README. What does not
 * belong here: what figures mean ({@code trade}), adding them up ({@code table}), the JSON form of
 * records ({@code json}).
 */
@NullMarked
package org.tradefigures.source;

import org.jspecify.annotations.NullMarked;
