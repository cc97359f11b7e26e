/**
 * The JSON form of every record. The entry points are {@link org.tradefigures.json.TradeJson},
 * which reads and writes files of trade flows and agreements, and {@link
 * org.tradefigures.json.TradeFiguresModule}, which teaches the records to a Jackson mapper of the
 * user's. The forms are described by the JSON Schemas in {@code data/schema}.
 *
 * <p>Figures go in and out digit by digit and never through {@code double}. What is unknown,
 * misspelt, given twice or of the wrong type is refused with its place.
 *
 * <p>What does not belong here: the JSON of others, such as the answers of statistical offices
 * ({@code source}), and anything about CSV.
 */
@NullMarked
package org.tradefigures.json;

import org.jspecify.annotations.NullMarked;
