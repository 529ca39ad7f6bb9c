package dev.sekisho.registry;

/// The codes of this module's defects; docs/formats/defects.md tells what each means.
final class Code {
  static final String SIGNATURE = "registry.signature";
  static final String CHECKSUM = "registry.checksum";
  static final String DIRTY = "registry.dirty";
  static final String LOG_INVALID = "registry.log-invalid";
  static final String LOG_UNFIT = "registry.log-unfit";
  static final String TRUNCATED = "registry.truncated";
  static final String ROOT_MOVED = "registry.root-moved";
  static final String CELL = "registry.cell";
  static final String CELL_FREE = "registry.cell-free";
  static final String RECORD = "registry.record";
  static final String LIST = "registry.list";
  static final String LIST_TWICE = "registry.list-twice";
  static final String SUBKEY_COUNT = "registry.subkey-count";
  static final String PARENT = "registry.parent";
  static final String NAME = "registry.name";
  static final String DATA = "registry.data";
  static final String BIN = "registry.bin";

  private Code() {}
}
