/**
 * Parquet files: {@link dev.mien.report.parquet.ParquetRows} writes rows under {@link dev.mien.report.parquet.Column}s, from JSON
 * objects or from the cells of a flat table, by parquet-java and without Hadoop.
 */
@NullMarked
package dev.mien.report.parquet;

import org.jspecify.annotations.NullMarked;
