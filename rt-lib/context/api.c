// api.c - the functions of sinter.h that look at modules and instances, and the table of all.
#include "context.h"

size_t sinter_api_import_count(const sinter_module *module) { return module->import_count; }

void sinter_api_import_at(const sinter_module *module, size_t index, sinter_name *module_name,
                          sinter_name *name, sinter_extern_kind *kind) {
  const struct sinter_external *import = (const struct sinter_external *)module->imports + index;
  const struct sinter_extern_type *type = import->type;
  *module_name = (sinter_name){import->module, import->module_size};
  *name = (sinter_name){import->name, import->name_size};
  *kind = (sinter_extern_kind)type->kind;
}

size_t sinter_api_export_count(const sinter_module *module) { return module->export_count; }

void sinter_api_export_at(const sinter_module *module, size_t index, sinter_name *name,
                          sinter_extern_kind *kind) {
  const struct sinter_external *export = (const struct sinter_external *)module->exports + index;
  const struct sinter_extern_type *type = export->type;
  *name = (sinter_name){export->name, export->name_size};
  *kind = (sinter_extern_kind)type->kind;
}

// Names are ordered by size, then by bytes.
static int compare(sinter_name name, const struct sinter_external *export) {
  if (name.size != export->name_size)
    return name.size < export->name_size ? -1 : 1;
  return memcmp(name.bytes, export->name, name.size);
}

int sinter_api_find_export(sinter_instance *instance, sinter_name name, sinter_extern *result) {
  const struct sinter_module *module = instance->module;
  const struct sinter_external *exports = module->exports;
  const uint32_t *order = module->export_order;
  uint64_t first = 0, end = module->export_count;
  while (first != end) {
    uint64_t middle = first + (end - first) / 2;
    int difference = compare(name, exports + order[middle]);
    if (!difference) {
      *result = sinter_api_instance_export(instance, order[middle]);
      return 1;
    }
    if (difference < 0)
      end = middle;
    else
      first = middle + 1;
  }
  return 0;
}

const sinter_api sinter_api_table = {
    .store_new = sinter_api_store_new,
    .store_delete = sinter_api_store_delete,
    .instantiate = sinter_api_instantiate,
    .import_count = sinter_api_import_count,
    .import_at = sinter_api_import_at,
    .export_count = sinter_api_export_count,
    .export_at = sinter_api_export_at,
    .instance_export = sinter_api_instance_export,
    .find_export = sinter_api_find_export,
    .call = sinter_api_call,
    .param_count = sinter_api_param_count,
    .result_count = sinter_api_result_count,
    .value_kind = sinter_api_value_kind,
    .host_function_new = sinter_api_host_function_new,
    .global_new = sinter_api_global_new,
    .global_kind = sinter_api_global_kind,
    .global_get = sinter_api_global_get,
    .global_set = sinter_api_global_set,
    .table_new = sinter_api_table_new,
    .table_size = sinter_api_table_size,
    .table_get = sinter_api_table_get,
    .table_set = sinter_api_table_set,
    .table_grow = sinter_api_table_grow,
    .memory_new = sinter_api_memory_new,
    .memory_size = sinter_api_memory_size,
    .memory_grow = sinter_api_memory_grow,
    .memory_data = sinter_api_memory_data,
    .trap_message = sinter_api_trap_message,
    .trap_position = sinter_api_trap_position,
    .exception_tag = sinter_api_exception_tag,
    .memory_touch = sinter_api_memory_touch,
    .store_new_with = sinter_api_store_new_with,
    .memory_reservation = sinter_api_memory_reservation,
    .handle_signal = sinter_api_handle_signal,
    .trap_code = sinter_api_trap_code,
    .set_trap_message = sinter_api_set_trap_message,
    .grant_wasi = sinter_api_grant_wasi,
    .exit_code = sinter_api_exit_code,
    .interrupt = sinter_api_interrupt,
    .set_fuel = sinter_api_set_fuel,
    .fuel = sinter_api_fuel,
    .instantiate_typed = sinter_api_instantiate_typed,
    .raise = sinter_api_raise,
};
