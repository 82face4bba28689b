# RuntimeLibrary.cmake - compiles rt-lib for every target, and embeds the results.
#
# The runtime library is compiled by clang for targets that the machine need not be, which CMake's
# own languages cannot express in one build tree; so each source is a custom command.

find_program(SINTER_RUNTIME_CLANG NAMES clang-22 PATHS /usr/lib/llvm-22/bin REQUIRED
  DOC "The clang that compiles the runtime library for every target")
find_program(SINTER_RUNTIME_AR NAMES llvm-ar-22 llvm-ar PATHS /usr/lib/llvm-22/bin REQUIRED
  DOC "The archiver for the runtime library")

set(runtimeFlags
  -std=c17 -Os -ffreestanding -nostdlibinc -fvisibility=hidden -ffunction-sections
  -fdata-sections -fno-stack-protector -fstack-clash-protection -fno-asynchronous-unwind-tables
  -fno-unwind-tables -fno-math-errno -ffp-contract=off -fno-ident -Wall -Wextra -Werror)
set(runtimeFlags_x86_64 -march=x86-64)
set(runtimeFlags_aarch64 -march=armv8-a -mno-outline-atomics)
set(runtimeFlags_riscv64 -march=rv64gc -mabi=lp64d -mno-relax -mno-strict-align -mcmodel=medany)
# By instance model.
set(runtimeFlags_static -fPIE)
set(runtimeFlags_hosted -fPIE -DSINTER_HOSTED)
set(runtimeFlags_context -fPIC -DSINTER_CONTEXT)
# Bodies of functions that the compiler would otherwise turn into calls of themselves.
set(runtimeFlags_string -fno-builtin -O2)
set(runtimeFlags_math -fno-builtin)

# sinter_compile_runtime_source(<out> <directory> <source> <model> <architecture> <os> <triple>)
function(sinter_compile_runtime_source out directory source model architecture os triple)
  string(REPLACE "/" "_" object "${source}")
  set(object "${directory}/${object}.o")
  get_filename_component(folder "${source}" DIRECTORY)
  set(input "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
  add_custom_command(
    OUTPUT "${object}"
    COMMAND ${CMAKE_C_COMPILER_LAUNCHER} "${SINTER_RUNTIME_CLANG}" --target=${triple}
      ${runtimeFlags} ${runtimeFlags_${model}} ${runtimeFlags_${architecture}}
      ${runtimeFlags_${folder}}
      -I "${CMAKE_CURRENT_SOURCE_DIR}" -I "${CMAKE_CURRENT_SOURCE_DIR}/include"
      -I "${CMAKE_CURRENT_SOURCE_DIR}/core" -I "${CMAKE_CURRENT_SOURCE_DIR}/os/${os}"
      -I "${CMAKE_CURRENT_SOURCE_DIR}/arch/${architecture}" -I "${CMAKE_SOURCE_DIR}"
      -MD -MF "${object}.d" -MT "${object}" -c "${input}" -o "${object}"
    DEPENDS "${input}"
    DEPFILE "${object}.d"
    COMMENT "Compiling ${source} for ${triple}"
    VERBATIM)
  set(${out} "${object}" PARENT_SCOPE)
endfunction()

# sinter_add_runtime_library(<target JSON> <model> <archive>): one archive from the caller's
# runtimeSources, runtimeOsSources and runtimeArchSources with _<model> behind, embedded under the
# target's name in the table <model>Libraries.
function(sinter_add_runtime_library targetFile model prefix)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${targetFile}")
  file(READ "${targetFile}" json)
  foreach(field name triple architecture os)
    string(JSON ${field} GET "${json}" ${field})
  endforeach()
  set(sources ${runtimeSources_${model}})
  foreach(source IN LISTS runtimeOsSources_${model})
    list(APPEND sources os/${os}/${source})
  endforeach()
  foreach(source IN LISTS runtimeArchSources_${model})
    list(APPEND sources arch/${architecture}/${source})
  endforeach()

  set(directory "${CMAKE_CURRENT_BINARY_DIR}/${model}/${name}")
  file(MAKE_DIRECTORY "${directory}")
  set(objects)
  foreach(source IN LISTS sources)
    sinter_compile_runtime_source(object
      "${directory}" "${source}" "${model}" "${architecture}" "${os}" "${triple}")
    list(APPEND objects "${object}")
  endforeach()
  set(archive "${CMAKE_CURRENT_BINARY_DIR}/${prefix}-${name}.a")
  # Made anew, or members of sources that are gone would stay. D: no times, no owners.
  add_custom_command(
    OUTPUT "${archive}"
    COMMAND "${CMAKE_COMMAND}" -E rm -f "${archive}"
    COMMAND "${SINTER_RUNTIME_AR}" rcsD "${archive}" ${objects}
    DEPENDS ${objects}
    COMMENT "Archiving the ${model} runtime library for ${name}"
    VERBATIM)
  sinter_embed_file(${model}Libraries "${name}" "${archive}")
endfunction()

# sinter_embed_file(<table> <key> <file>): adds a row to a table of Embedded.cpp.
function(sinter_embed_file table key file)
  set_property(GLOBAL APPEND PROPERTY sinterEmbeddedFiles "${file}")
  get_property(files GLOBAL PROPERTY sinterEmbeddedFiles)
  list(LENGTH files number)
  # A label of the assembler's, which is no symbol of the C++ program's namespace.
  set_property(GLOBAL APPEND_STRING PROPERTY sinterEmbeddedAssembly "\
  .globl sinterEmbedded${number}, sinterEmbeddedEnd${number}
sinterEmbedded${number}:
  .incbin \"${file}\"
sinterEmbeddedEnd${number}:
  .balign 16
")
  set_property(GLOBAL APPEND_STRING PROPERTY sinterEmbedded_${table}
    "EMBEDDED(\"${key}\", sinterEmbedded${number}, sinterEmbeddedEnd${number})\n")
endfunction()

# sinter_add_embedded_library(<library>): the C++ library around all embedded files.
function(sinter_add_embedded_library library)
  get_property(assembly GLOBAL PROPERTY sinterEmbeddedAssembly)
  get_property(files GLOBAL PROPERTY sinterEmbeddedFiles)
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/embedded")
  file(CONFIGURE OUTPUT "${generated}/Embedded.S" CONTENT "\
  .section .rodata, \"a\", %progbits
  .balign 16
@assembly@  .section .note.GNU-stack, \"\", %progbits
" @ONLY)
  foreach(table staticLibraries contextLibraries hostedLibraries entryMacros linkerScripts)
    get_property(rows GLOBAL PROPERTY sinterEmbedded_${table})
    file(CONFIGURE OUTPUT "${generated}/${table}.inc" CONTENT "@rows@" @ONLY)
  endforeach()
  set_source_files_properties("${generated}/Embedded.S" PROPERTIES OBJECT_DEPENDS "${files}")
  add_library(${library} STATIC Embedded.cpp "${generated}/Embedded.S")
  target_include_directories(${library} PRIVATE "${generated}")
  target_link_libraries(${library} PUBLIC sinter::compiler sinter::llvm)
endfunction()
