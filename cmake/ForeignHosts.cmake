# ForeignHosts.cmake - test programs for foreign ISAs, by Debian's cross compilers, run by an emulator.
#
# They load shared objects, so they are dynamically linked, and the emulator gets the compiler's root.

# sinter_add_foreign_host(<out> <isa> <name> <source>): <out> becomes the command that runs it, or
# empty where compiler or emulator is missing; the program's path is in <out>_program. The caller
# makes something depend on it.
function(sinter_add_foreign_host out isa name source)
  set(${out} "" PARENT_SCOPE)
  find_program(SINTER_CXX_${isa} NAMES ${isa}-linux-gnu-g++ DOC "C++ compiler for ${isa}")
  find_program(SINTER_EMULATOR_${isa} NAMES qemu-${isa} DOC "Runs programs for ${isa}")
  if(NOT SINTER_CXX_${isa} OR NOT SINTER_EMULATOR_${isa})
    return()
  endif()
  set(program "${CMAKE_CURRENT_BINARY_DIR}/${name}-${isa}")
  add_custom_command(
    OUTPUT "${program}"
    COMMAND "${SINTER_CXX_${isa}}" -std=c++20 -O2 -I "${CMAKE_SOURCE_DIR}"
            -MD -MF "${program}.d" -MT "${program}"
            "${CMAKE_CURRENT_SOURCE_DIR}/${source}" -o "${program}" -ldl
    DEPENDS "${source}"
    DEPFILE "${program}.d"
    VERBATIM)
  set(${out}_program "${program}" PARENT_SCOPE)
  set(${out} "${SINTER_EMULATOR_${isa}} -L /usr/${isa}-linux-gnu ${program}" PARENT_SCOPE)
endfunction()
