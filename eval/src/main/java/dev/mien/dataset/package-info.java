/** Labelled picture sets, read in place: nothing is unpacked, and pictures are decoded when asked for. */
package dev.mien.dataset;
