package dev.mien.batch;

import dev.mien.batch.page.RunTotals;

/**
 * How a run ended.
 *
 * @param stopped whether it was asked to end before all was done
 * @param done media that are done, in this session or before
 * @param media of the run
 * @param totals of a run that is finished; of one that was stopped nothing is counted
 */
public record BatchResult(boolean stopped, int done, int media, RunTotals totals) {}
