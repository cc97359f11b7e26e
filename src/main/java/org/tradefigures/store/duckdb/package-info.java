/**
 * Trade figures in DuckDB: larger than memory, on one machine, without a server. The entry point is
 * {@link org.tradefigures.store.duckdb.DuckDbStore}, over Parquet and CSV files, folders of them,
 * and database files; it writes tables to Parquet too. Needs {@code org.duckdb:duckdb_jdbc} on the
 * class path, which nothing else of the library does.
 *
 * <p>What does not belong here: how a query becomes SQL ({@code store}).
 */
@NullMarked
package org.tradefigures.store.duckdb;

import org.jspecify.annotations.NullMarked;
