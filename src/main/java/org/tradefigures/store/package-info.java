/**
 * What the stores that speak SQL have in common. The entry point is {@link
 * org.tradefigures.store.SqlStore}: it answers a {@link org.tradefigures.table.TradeQuery} with the
 * queries that an {@link org.tradefigures.store.SqlEngine} runs, over the columns of {@link
 * org.tradefigures.table.TradeSchema}, with the digits and the refusals of a table in memory.
 *
 * <p>What does not belong here: anything of one database ({@code store.duckdb}, {@code
 * store.spark}).
 */
@NullMarked
package org.tradefigures.store;

import org.jspecify.annotations.NullMarked;
