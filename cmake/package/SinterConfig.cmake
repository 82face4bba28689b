# SinterConfig.cmake - find_package(Sinter): modules as libraries of a CMake project.
#
#   Sinter::sinter    the compiler
#   Sinter::headers   sinter.h, sinter.hpp and sinter_message.h
#   sinter_add_module(<target> <module.wasm> [NAME <name>] [SHARED] [OPTIONS <option>...])
#
# makes a library target of a module, to be linked with target_link_libraries. The header is
# <name>.h; the name, which is what all of the module's names in C begin with, is the target's if it
# is not given. OPTIONS are those of `sinter build`. The module is compiled again when it changes.
get_filename_component(sinterPrefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

if(NOT TARGET Sinter::sinter)
  add_executable(Sinter::sinter IMPORTED GLOBAL)
  set_target_properties(Sinter::sinter PROPERTIES IMPORTED_LOCATION "${sinterPrefix}/bin/sinter")
  add_library(Sinter::headers INTERFACE IMPORTED GLOBAL)
  set_target_properties(Sinter::headers PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${sinterPrefix}/include")
endif()

function(sinter_add_module target module)
  cmake_parse_arguments(PARSE_ARGV 2 arg "SHARED" "NAME" "OPTIONS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "sinter_add_module: unknown argument ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_NAME)
    set(arg_NAME "${target}")
  endif()
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    set(machine x86_64)
  elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
    set(machine aarch64)
  else()
    set(machine "${CMAKE_SYSTEM_PROCESSOR}")
  endif()
  get_filename_component(module "${module}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}.module")
  file(MAKE_DIRECTORY "${folder}")
  set(header "${folder}/${arg_NAME}.h")
  set(kind lib)
  set(library "${folder}/lib${arg_NAME}.a")
  if(arg_SHARED)
    set(kind shared)
    set(library "${folder}/lib${arg_NAME}.so")
  endif()
  set(common --module-name "${arg_NAME}")
  add_custom_command(
    OUTPUT "${library}" "${header}"
    COMMAND Sinter::sinter build "${module}" --emit ${kind} --target ${machine}-linux ${common}
            ${arg_OPTIONS} -o "${library}"
    COMMAND Sinter::sinter build "${module}" --emit header ${common} -o "${header}"
    DEPENDS "${module}" Sinter::sinter
    COMMENT "Compiling ${arg_NAME} from ${module}"
    VERBATIM)
  add_custom_target(${target}.module DEPENDS "${library}" "${header}")
  add_library(${target} INTERFACE)
  add_dependencies(${target} ${target}.module)
  target_include_directories(${target} INTERFACE "${folder}")
  target_link_libraries(${target} INTERFACE "${library}" Sinter::headers)
endfunction()
