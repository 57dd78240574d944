/**
 * One medium analysed: a picture or a video goes in, its records come out ({@link dev.mien.batch.medium.MediumAnalyzer}). Whoever
 * spreads media over threads, processes or machines calls this for each.
 */
@NullMarked
package dev.mien.batch.medium;

import org.jspecify.annotations.NullMarked;
