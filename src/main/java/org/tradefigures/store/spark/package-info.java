/**
 * Trade figures on Apache Spark: more than one machine holds. The entry point is {@link
 * org.tradefigures.store.spark.SparkStore}, over any data set with the columns of trade figures,
 * and over Parquet files and files of any layout wherever Spark reads them. Needs {@code
 * org.apache.spark:spark-sql_2.13} on the class path, which nothing else of the library does.
 *
 * <p>What does not belong here: how a query becomes SQL ({@code store}).
 */
@NullMarked
package org.tradefigures.store.spark;

import org.jspecify.annotations.NullMarked;
