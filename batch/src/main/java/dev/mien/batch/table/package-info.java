/**
 * What a run says over all media: {@link dev.mien.batch.table.Table} names the tables and their columns, {@link
 * dev.mien.batch.table.TableRows} makes their rows from results, a {@link dev.mien.batch.table.ResultFormat} puts results and
 * tables into files. A further format is one implementation and one line in {@link dev.mien.batch.table.ResultFormats}.
 */
@NullMarked
package dev.mien.batch.table;

import org.jspecify.annotations.NullMarked;
