/**
 * Trade figures in columns. The entry point is {@link org.tradefigures.table.TradeTable}: rows of
 * trade flows as typed columns that filter, group, add up exactly, sort and join, and that show
 * themselves as a Tablesaw table whose money columns know their currency. {@link
 * org.tradefigures.table.TradeStore} is the contract of everything that answers a {@link
 * org.tradefigures.table.TradeQuery}; who implements it finds in {@link
 * org.tradefigures.table.AnswerBuilder} what has to be the same in every store.
 *
 * <p>A {@link org.tradefigures.table.CommodityConversion} leads a table from one commodity
 * classification to another.
 *
 * <p>What does not belong here: file formats ({@code source}), ratios and indices ({@code
 * indicator}).
 */
@NullMarked
package org.tradefigures.table;

import org.jspecify.annotations.NullMarked;
