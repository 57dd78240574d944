package dev.mien.report.record;

/**
 * How text for people looks.
 *
 * @param colour whether it may use the terminal's colours
 * @param verbose whether it says more than one line of a face
 */
public record TextStyle(boolean colour, boolean verbose) {}
